# Expected values of tests/pipelines/methods/logOdds.test.ts.
# Rscript tests/reference/logOdds.R > tests/reference/logOdds.csv   (R 4.2)
# Equations 15, 16, 20 and 22 of Monroe, Colaresi and Quinn (2008), word by word; the data come from Park and Miller's
# generator, which the test repeats. The prior are the counts of the background scaled to 500 words.
state <- 20261125
draw <- function() { state <<- (16807 * state) %% 2147483647; state / 2147483647 }
n <- 40
first <- sapply(1:n, function(i) floor(draw() * 60 / i))
second <- sapply(1:n, function(i) floor(draw() * 900 / i))
rest <- sapply(1:n, function(i) 1 + floor(draw() * 2000 / i))
background <- first + second + rest
prior <- background / sum(background) * 500
odds <- function(y) log((y + prior) / (sum(y) + sum(prior) - y - prior))
delta <- odds(first) - odds(second)
z <- delta / sqrt(1 / (first + prior) + 1 / (second + prior))
cat("word,log_odds,z\n")
for (i in 1:n) cat(sprintf("w%02d,%.15g,%.15g\n", i, delta[i], z[i]))
