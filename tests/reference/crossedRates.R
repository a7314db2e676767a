# Expected values of tests/pipelines/methods/crossedRates.test.ts.
# Rscript tests/reference/crossedRates.R > tests/reference/crossedRates.csv   (R 4.2)
# A quasi-Poisson GLM with three crossed factors and the count of each cell as an offset. The data come from Park and
# Miller's generator, which the test repeats.
state <- 20261125
draw <- function() { state <<- (16807 * state) %% 2147483647; state / 2147483647 }
n <- 400
a <- b <- c <- count <- total <- numeric(n)
for (i in 1:n) {
  a[i] <- floor(6 * draw())
  b[i] <- floor(5 * draw())
  c[i] <- floor(4 * draw())
  count[i] <- 1 + floor(9 * draw())
  total[i] <- floor(count[i] * 60 * (1 + a[i]) * (0.5 + b[i] / 4) * (0.4 + draw()))
}
model <- glm(total ~ factor(a) + factor(b) + factor(c) + offset(log(count)), family = quasipoisson,
  control = glm.control(epsilon = 1e-14, maxit = 100))
cat("cell,rate\n")
for (i in c(1, 2, 57, 200, 399)) cat(sprintf("%d,%.15g\n", i - 1, fitted(model)[[i]] / count[i]))
cat(sprintf("total,%.15g\n", sum(total)))
# Two factors that all but coincide, as a channel's week and its category's: one cell in a hundred tells them apart.
state <- 20261128
n <- 3000
for (i in 1:n) {
  a[i] <- floor(40 * draw())
  other <- floor(40 * draw())
  b[i] <- if (draw() < 0.01) other else a[i]
  c[i] <- floor(4 * draw())
  count[i] <- 1 + floor(9 * draw())
  total[i] <- 1 + floor(count[i] * 60 * (1 + a[i] %% 7) * (0.5 + b[i] / 4) * (0.4 + draw()))
}
model <- glm(total ~ factor(a) + factor(b) + factor(c) + offset(log(count)), family = quasipoisson,
  control = glm.control(epsilon = 1e-11, maxit = 100))
stopifnot(model$converged)
apart <- which(a != b)
for (i in apart[1:8]) cat(sprintf("close %d,%.15g\n", i - 1, fitted(model)[[i]] / count[i]))
cat(sprintf("close total,%.15g\n", sum(total)))
