# Expected values of tests/pipelines/models/answeredShares.test.ts.
# Rscript tests/reference/aalenJohansen.R > tests/reference/aalenJohansen.csv   (R 4.2, etm 1.1.1, survival 3.5-3)
# One line a case and time allowed: the case's waits as seconds/end (1 = answered, 2 = closed without an answer, 0 = still
# waiting), with a third number the age at which a wait comes under observation; then for each end the cumulative
# incidence and its standard error. The shares are held against survfit's as well.
suppressMessages(library(survival))
suppressMessages(library(etm))
options(digits = 15)
allowed <- c(900, 3600, 14400, 28800, 86400, 259200, 604800)
number <- function(x) ifelse(is.na(x), "", format(x, trim = TRUE, digits = 15, scientific = FALSE))

write_case <- function(name, time, end, entry = rep(-1, length(time))) {
  # etm begins at 0, so every time is a second later
  data <- data.frame(id = seq_along(time), entry = entry + 1, exit = time + 1, from = 0,
                     to = ifelse(end == 0, "cens", as.character(end)))
  possible <- matrix(FALSE, 3, 3); possible[1, 2:3] <- TRUE
  fit <- etm(data, c("0", "1", "2"), possible, "cens", s = 0, covariance = TRUE)
  other <- survfit(Surv(entry, time, factor(end, 0:2)) ~ 1, id = seq_along(time))
  waits <- paste(ifelse(entry >= 0, paste(time, end, entry, sep = "/"), paste(time, end, sep = "/")), collapse = " ")
  for (within in allowed) {
    at <- max(c(0, which(fit$time <= within + 1)))
    seen <- max(time) >= within || (at > 0 && fit$est["0", "0", at] < 1e-12)
    f <- if (at == 0) c(0, 0) else fit$est["0", c("1", "2"), at]
    se <- if (at == 0) c(0, 0) else sqrt(c(fit$cov["0 1", "0 1", at], fit$cov["0 2", "0 2", at]))
    check <- max(c(0, which(other$time <= within)))
    if (at > 0 && check > 0) stopifnot(max(abs(other$pstate[check, 2:3] - f)) < 1e-12)
    if (!seen) { f <- c(NA, NA); se <- c(NA, NA) }
    cat(name, if (within == allowed[1]) waits else "", within, number(f[1]), number(se[1]), number(f[2]), number(se[2]), sep = ",")
    cat("\n")
  }
}
cat("case,waits,within,answered,answered_se,closed,closed_se\n")
set.seed(7)
some <- function(n) sample(0:2, n, TRUE, c(0.2, 0.6, 0.2))
write_case("a day's desk", round(rlnorm(120, 9, 1.8)), some(120))
write_case("heavy ties", sample(c(600, 900, 1800, 3600, 90000), 80, TRUE), some(80))
write_case("few", c(100, 700, 5000, 40000, 90000), c(1, 2, 1, 0, 1))
write_case("all answered", c(60, 800, 3000, 9000), rep(1, 4))
write_case("none answered", c(60, 800, 3000, 700000), c(2, 0, 2, 0))
late <- round(runif(300, 0, 20000)); time <- round(rlnorm(300, 9, 1.5))
entry <- ifelse(seq_along(time) %% 3 == 0, late, -1)
keep <- which(time > entry)[1:150]
write_case("late entries", time[keep], some(150), entry[keep])
write_case("nobody left and then late entries", c(300, 2000, 5000, 90000), c(1, 2, 1, 1), c(-1, 600, 3600, 3600))
