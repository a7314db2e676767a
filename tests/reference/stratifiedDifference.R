# Expected values of tests/pipelines/methods/stratifiedDifference.test.ts.
# Rscript tests/reference/stratifiedDifference.R > tests/reference/stratifiedDifference.csv   (R 4.2)
# The difference is the coefficient of the group in a regression with a level for each stratum; its standard error the
# definition, member by member, with each side's own variance within the strata. The data come from Park and Miller's
# generator, which the test repeats.
state <- 20261125
draw <- function() { state <<- (16807 * state) %% 2147483647; state / 2147483647 }
n <- 600
stratum <- integer(n); group <- integer(n); y <- numeric(n)
for (i in 1:n) {
  stratum[i] <- floor(draw() * 8)
  group[i] <- as.integer(draw() < 0.1 + 0.05 * stratum[i])
  y[i] <- floor(draw() * (10 + 3 * stratum[i])) + 4 * group[i]
}
fit <- lm(y ~ group + factor(stratum))
w <- tapply(group, stratum, function(g) sum(g == 1) * sum(g == 0) / length(g))
pooled <- function(side) {
  residual <- y - ave(y, stratum, group)
  keep <- group == side
  sum(residual[keep]^2) / (sum(keep) - length(unique(stratum[keep])))
}
parts <- function(side) sum(w^2 / tapply(group == side, stratum, sum)) * pooled(side)
se <- sqrt(parts(1) + parts(0)) / sum(w)
d <- coef(fit)[["group"]]
cat("name,value\n")
cat(sprintf("difference,%.15g\nlow,%.15g\nhigh,%.15g\n", d, d - qnorm(0.975) * se, d + qnorm(0.975) * se))
