# Expected values of tests/pipelines/methods/countRegression.test.ts.
# Rscript tests/reference/countRegression.R > tests/reference/countRegression.csv   (R 4.2)
# A quasi-Poisson GLM with a dummy for each hour of the week; errors clustered by day as a sandwich of R's own score
# and information matrices. The data come from Park and Miller's generator, which the test repeats.
state <- 20261123
draw <- function() { state <<- (16807 * state) %% 2147483647; state / 2147483647 }
n <- 8 * 168
hour <- (0:(n - 1)) %% 24
day <- (0:(n - 1)) %/% 24
level <- (0:(n - 1)) %% 168
trend <- day / 28
promotion <- as.numeric(day %in% c(10:12, 30:31, 44))
incident <- as.numeric(day %in% c(20, 41) & hour >= 9 & hour < 15)
mean_count <- (2 + 10 * (hour >= 8 & hour < 20) + (level %/% 24 == 0)) * exp(0.1 * trend + 0.5 * promotion + 1.1 * incident)
count <- sapply(mean_count, function(m) floor(m * (0.2 + 1.6 * draw())))
count[level == 3] <- 0
keep <- level != 3
model <- glm(count ~ 0 + factor(level) + trend + promotion + incident, family = quasipoisson, subset = keep,
  control = glm.control(epsilon = 1e-14, maxit = 100))
x <- model.matrix(model)
mu <- fitted(model)
bread <- solve(t(x) %*% (x * mu))
sums <- rowsum(x * (count[keep] - mu), day[keep])
groups <- nrow(sums)
correction <- groups / (groups - 1) * (nrow(x) - 1) / (nrow(x) - ncol(x))
errors <- sqrt(diag(correction * bread %*% crossprod(sums) %*% bread))
cat("name,value\n")
for (name in c("trend", "promotion", "incident")) {
  cat(sprintf("%s,%.15g\n", name, coef(model)[[name]]))
  cat(sprintf("%s error,%.15g\n", name, errors[[which(colnames(x) == name)]]))
}
cat(sprintf("dispersion,%.15g\n", summary(model)$dispersion))
cat(sprintf("level 10,%.15g\n", coef(model)[["factor(level)10"]]))
cat(sprintf("expected 500,%.15g\n", exp(sum(coef(model) * x[which(which(keep) == 501), ]))))
cat(sprintf("total,%d\n", sum(count)))
