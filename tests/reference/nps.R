# Expected values of tests/pipelines/models/answerQuality.test.ts.
# Rscript tests/reference/nps.R > tests/reference/nps.csv   (R 4.2)
# Promoters, passives and detractors; the score and its 95 % interval from the multinomial covariance of their shares.
options(digits = 15)
cat("promoters,passives,detractors,nps,low,high\n")
for (n in list(c(5, 3, 2), c(40, 35, 25), c(1, 1, 98), c(700, 100, 200), c(1, 0, 1))) {
  total <- sum(n); p <- n / total
  covariance <- (diag(p) - outer(p, p)) / total
  weights <- c(1, 0, -1)
  value <- sum(weights * p)
  half <- qnorm(0.975) * sqrt(drop(t(weights) %*% covariance %*% weights))
  cat(n, value, max(-1, value - half), min(1, value + half), sep = ","); cat("\n")
}
