# Expected values of tests/pipelines/methods/nonnegativeFactors.test.ts.
# Rscript tests/reference/nonnegativeFactors.R > tests/reference/nonnegativeFactors.csv   (R 4.2)
# NNDSVD from R's own svd, then a coordinate descent over single entries until nothing moves: the same problem and the same
# start, other steps. The data come from Park and Miller's generator, which the test repeats.
state <- 20261125
draw <- function() { state <<- (16807 * state) %% 2147483647; state / 2147483647 }
n <- 30; m <- 14; rank <- 3
x <- matrix(0, n, m)
for (i in 1:n) for (j in 1:m) {
  same <- (i - 1) %% rank == (j - 1) %% rank
  u <- draw()
  if (u < (if (same) 0.8 else 0.1)) x[i, j] <- 1 + 2 * draw()
}
s <- svd(x)
w <- matrix(0, n, rank); h <- matrix(0, m, rank)
size <- function(v) sqrt(sum(v^2))
for (k in 1:rank) {
  u <- s$u[, k]; v <- s$v[, k]
  up <- pmax(u, 0); un <- pmax(-u, 0); vp <- pmax(v, 0); vn <- pmax(-v, 0)
  if (size(up) * size(vp) >= size(un) * size(vn)) { a <- up; b <- vp } else { a <- un; b <- vn }
  scale <- sqrt(s$d[k] * size(a) * size(b))
  w[, k] <- scale * a / size(a); h[, k] <- scale * b / size(b)
}
w[w == 0] <- mean(x); h[h == 0] <- mean(x)
for (sweep in 1:4000) {
  for (k in 1:rank) w[, k] <- pmax(0, w[, k] + ((x - w %*% t(h)) %*% h[, k]) / sum(h[, k]^2))
  for (k in 1:rank) h[, k] <- pmax(0, h[, k] + (t(x - w %*% t(h)) %*% w[, k]) / sum(w[, k]^2))
}
cat("name,value\n")
cat(sprintf("squares,%.15g\n", sum(x^2)))
cat(sprintf("loss,%.9g\n", sum((x - w %*% t(h))^2)))
cat(sprintf("least loss of this rank,%.12g\n", sum(s$d[-(1:rank)]^2)))
for (k in 1:rank) cat(sprintf("part %d word 1,%.6f\n", k, h[1, k] / size(h[, k])))
for (k in 1:rank) cat(sprintf("part %d word 2,%.6f\n", k, h[2, k] / size(h[, k])))
