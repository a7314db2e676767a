# Expected values of tests/pipelines/models/failingGroups.test.ts.
# Rscript tests/reference/failingGroups.R > tests/reference/failingGroups.csv   (R 4.2)
# Cochran-Mantel-Haenszel tests of each version against the rest over days, one-sided with continuity correction, and
# Benjamini and Hochberg's adjustment over them. Attempts and failures are a rule of arithmetic, which the test repeats.
versions <- c("1.0", "1.1", "2.0", "2.1", "3.0")
attempts <- function(v, d) 3 + (v * 7 + d * 5) %% 9
failures <- function(v, d) min(attempts(v, d), (v * 3 + d * 2) %% 3 + ifelse(v == 2, 2, 0) + ifelse(d == 4, 1, 0))
days <- 0:7
z <- p <- expected <- numeric(0)
for (v in 0:4) {
  table <- array(0, dim = c(2, 2, length(days)))
  for (d in days) {
    n <- sapply(0:4, attempts, d = d)
    f <- sapply(0:4, failures, d = d)
    table[, , d + 1] <- matrix(c(f[v + 1], sum(f) - f[v + 1], n[v + 1] - f[v + 1], sum(n - f) - (n - f)[v + 1]), 2)
  }
  result <- mantelhaen.test(table, alternative = "greater", correct = TRUE)
  expected <- c(expected, sum(sapply(days, function(d) {
    t <- table[, , d + 1]
    sum(t[1, ]) * sum(t[, 1]) / sum(t)
  })))
  p <- c(p, result$p.value)
}
q <- p.adjust(p, "BH")
cat("version,expected,p,is_failing\n")
for (v in 1:5) cat(sprintf("%s,%.15g,%.15g,%d\n", versions[v], expected[v], p[v], as.integer(q[v] <= 0.05)))
