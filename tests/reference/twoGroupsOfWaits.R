# Expected values of tests/pipelines/methods/twoGroupsOfWaits.test.ts.
# Rscript tests/reference/twoGroupsOfWaits.R > tests/reference/twoGroupsOfWaits.csv   (R 4.2, survival 3.5-3)
# Log-rank by survdiff; the shares at a second by survfit, compared on the complementary log-log scale (Klein, Logan, Harhoff
# and Andersen 2007, equation 2). The waits come from Park and Miller's generator, which the test repeats; whole seconds, so
# that there are ties.
suppressMessages(library(survival))
state <- 20261125
draw <- function() { state <<- (16807 * state) %% 2147483647; state / 2147483647 }
waits <- function(n, scale, censored) {
  t(sapply(seq_len(n), function(i) {
    wait <- floor(-scale * log(draw()))
    seen <- floor(-censored * log(draw()))
    c(min(wait, seen), as.numeric(wait <= seen))
  }))
}
cases <- list(
  alike = list(a = c(60, 40, 90), b = c(80, 40, 90), at = 25),
  slower = list(a = c(120, 30, 200), b = c(90, 75, 60), at = 30),
  small = list(a = c(12, 10, 15), b = c(9, 10, 400), at = 8),
  heavy = list(a = c(200, 50, 12), b = c(200, 42, 14), at = 20)
)
cat("case,observed,expected,log_rank_p,waiting_a,waiting_b,fixed_p\n")
for (name in names(cases)) {
  case <- cases[[name]]
  rows <- rbind(do.call(waits, as.list(unname(case$a))), do.call(waits, as.list(unname(case$b))))
  group <- rep(c(1, 2), c(case$a[1], case$b[1]))
  test <- survdiff(Surv(rows[, 1], rows[, 2]) ~ group)
  fit <- summary(survfit(Surv(rows[, 1], rows[, 2]) ~ group), times = case$at, extend = TRUE)
  relative <- (fit$std.err / fit$surv)^2
  z <- diff(log(-log(fit$surv))) / sqrt(sum(relative / log(fit$surv)^2))
  cat(sprintf("%s,%.15g,%.15g,%.15g,%.15g,%.15g,%.15g\n", name, test$obs[1], test$exp[1],
    pchisq(test$chisq, 1, lower.tail = FALSE), fit$surv[1], fit$surv[2], 2 * pnorm(-abs(z))))
}
