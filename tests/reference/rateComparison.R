# Expected values of tests/pipelines/methods/rateComparison.test.ts.
# Rscript tests/reference/rateComparison.R > tests/reference/rateComparison.csv   (R 4.2)
# A week against the weeks before it: glm(family = quasipoisson) with an F test, the dispersion held to at least 1, the
# interval of all ratios that the same test would not refuse (the ratio as an offset); fisher.test, poisson.test, p.adjust.
options(digits = 16)
cat("kind,values,first,second,third,fourth,fifth\n")
row <- function(kind, values, ...) cat(kind, ",", values, ",", paste(sprintf("%.12g", c(...)), collapse = ","), "\n", sep = "")
weeks <- list(
  list(now = 130, before = c(97, 88, 104, 121, 93, 99, 85, 110, 102, 91, 96, 100)),
  list(now = 62, before = c(58, 61, 49, 70, 44, 65, 57, 80, 38, 60, 51, 72)),
  list(now = 20, before = c(41, 38, 52, 47, 60, 35)),
  list(now = 0, before = c(12, 9, 15, 11, 8, 13, 10)),
  list(now = 4100, before = c(3900, 4010, 4222, 3650, 3990, 4105, 3870, 4300)))
exact <- glm.control(epsilon = 1e-14, maxit = 100)
# summary()'s dispersion is of the step before the last.
dispersion <- function(m) sum(residuals(m, "pearson")^2) / df.residual(m)
fit <- function(y, x, e, ratio) {
  m0 <- glm(y ~ 1, family = quasipoisson, control = exact, offset = log(e) + x * log(ratio))
  # A count of 0 now is fitted exactly; what is left is the regression of the weeks before.
  m1 <- if (y[x == 1] == 0) glm(y[x == 0] ~ 1, family = quasipoisson, control = exact, offset = log(e[x == 0])) else
    glm(y ~ x, family = quasipoisson, control = exact, offset = log(e))
  list(d = deviance(m0) - deviance(m1), phi = max(1, dispersion(m1)), df = length(y) - 2)
}
compare <- function(kind, now, before, e) {
  y <- c(before, now)
  x <- c(rep(0, length(before)), 1)
  one <- fit(y, x, e, 1)
  p <- pf(one$d / one$phi, 1, one$df, lower.tail = FALSE)
  ratio <- (now / tail(e, 1)) / (sum(before) / sum(head(e, -1)))
  over <- function(l) { f <- fit(y, x, e, exp(l)); f$d / f$phi - qf(0.95, 1, f$df) }
  middle <- if (ratio == 0) -8 else log(ratio)
  low <- if (ratio == 0) 0 else exp(uniroot(over, c(middle - 4, middle), tol = 1e-12)$root)
  high <- exp(uniroot(over, c(middle, middle + if (ratio == 0) 12 else 4), tol = 1e-12)$root)
  row(kind, paste(c(now, before, e), collapse = " "), one$phi, p, ratio, low, high)
}
for (w in weeks) {
  compare("count", w$now, w$before, rep(1, length(w$before) + 1))
  compare("share", w$now, w$before, 5 * mean(w$before) + 7 * seq_along(c(w$before, 1)))
}
for (t in list(c(3, 500, 2, 6000), c(0, 40, 9, 300), c(7, 7, 1, 9), c(12, 90, 30, 90), c(4, 520, 11, 5800), c(0, 10, 0, 10)))
  row("fisher", paste(t, collapse = " "), fisher.test(matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2))$p.value)
for (t in list(c(5, 1, 9, 12), c(0, 1, 31, 12), c(3, 1, 3, 12), c(40, 2, 12, 1), c(8, 1, 16, 12)))
  row("rates", paste(t, collapse = " "), poisson.test(c(t[1], t[3]), c(t[2], t[4]))$p.value)
for (p in list(c(0.01, 0.02, 0.03, 0.04, 0.05), c(0.001, 0.2, 0.2, 0.9, 1, 0.03), c(0.5), c(0.04, 0.04, 0.041, 0.0001)))
  row("bh", paste(p, collapse = " "), p.adjust(p, "BH"))
for (t in list(c(0, 500), c(3, 480), c(150, 500), c(500, 500)))
  row("wilson", paste(t, collapse = " "), suppressWarnings(prop.test(t[1], t[2], correct = FALSE)$conf.int))
