# Expected values of tests/pipelines/methods/rankCorrelation.test.ts.
# Rscript tests/reference/rankCorrelation.R > tests/reference/rankCorrelation.csv   (R 4.2)
# Spearman's rho with ties at their middle rank, and the 95 % interval of Bonett and Wright (2000).
options(digits = 15)
pairs <- list(
  ties = list(c(0.2, -0.4, 0.2, 0.9, -0.8, 0.1, 0.5, -0.4, 0.7, 0.3, -0.1, 0.6), c(4, 1, 3, 5, 1, 3, 5, 2, 4, 5, 1, 5)),
  opposite = list(1:11, c(9, 8, 11, 7, 5, 6, 4, 2, 3, 1, 0))
)
cat("name,rho,low,high\n")
for (name in names(pairs)) {
  p <- pairs[[name]]; n <- length(p[[1]])
  rho <- cor(p[[1]], p[[2]], method = "spearman")
  half <- qnorm(0.975) * sqrt((1 + rho^2 / 2) / (n - 3))
  cat(name, rho, tanh(atanh(rho) - half), tanh(atanh(rho) + half), sep = ","); cat("\n")
}
