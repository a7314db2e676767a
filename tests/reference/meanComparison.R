# Expected values of tests/pipelines/methods/meanComparison.test.ts.
# Rscript tests/reference/meanComparison.R > tests/reference/meanComparison.csv   (R 4.2, MASS 7.3)
# Mean and spread by Huber's Proposal 2 (MASS::hubers), and the t test of a new observation by its own formula.
library(MASS)
# hubers stops after 30 steps: started again from where it stopped, it goes on.
proposal2 <- function(y) {
  for (i in 1:20) {
    fit <- if (i == 1) hubers(y, tol = 1e-13) else { k <- 1.5; m <- fit$mu; s <- fit$s
      th <- 2 * pnorm(k) - 1; beta <- th + k^2 * (1 - th) - 2 * k * dnorm(k)
      for (j in 1:30) { yy <- pmin(pmax(m - k * s, y), m + k * s); m1 <- mean(yy)
        s <- sqrt(sum((yy - m1)^2) / (length(y) - 1) / beta); m <- m1 }
      list(mu = m, s = s) }
  }
  fit
}
series <- list(
  plain = c(10.2, 11.1, 9.7, 10.4, 10.9, 9.9, 10.1, 10.6, 11.3, 9.5, 10.0, 10.7, 13.0),
  odd = c(10.2, 11.1, 9.7, 10.4, 25.0, 9.9, 10.1, 10.6, 11.3, 9.5, 10.0, 10.7, 13.0),
  few = c(4.1, 4.4, 3.9, 4.0, 4.6, 4.2, 3.1)
)
cat("name,mean,spread,p,low,high\n")
for (name in names(series)) {
  y <- series[[name]]; k <- length(y) - 1; fit <- proposal2(y[1:k]); df <- 0.8 * (k - 1)
  p <- 2 * pt(-abs(y[k + 1] - fit$mu) / (fit$s * sqrt(1 + 1 / k)), df)
  reach <- qt(0.975, df) * fit$s * sqrt(1 + 1 / k)
  cat(sprintf("%s,%.15g,%.15g,%.15g,%.15g,%.15g\n", name, fit$mu, fit$s, p, fit$mu - reach, fit$mu + reach))
}
