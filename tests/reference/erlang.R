# Expected values of tests/pipelines/methods/erlang.test.ts.
# Rscript tests/reference/erlang.R > tests/reference/erlang.csv   (R 4.2)
# Erlang C by its sum, Erlang A by the incomplete gamma form of Palm (1957) and Mandelbaum and Zeltyn (2007): both apart
# from the integrals that Suara uses. A patience of 0 = nobody gives up.
cases <- rbind(
  c(100 / 1800, 180, 14, 0, 20),
  c(1000 / 3600, 120, 40, 0, 20),
  c(0.8, 60, 50, 0, 20),
  c(0.01, 300, 4, 0, 60),
  c(0.8, 60, 50, 120, 20),
  c(0.8, 60, 40, 120, 30),
  c(0.8, 60, 60, 30, 10),
  c(0.05, 240, 12, 90, 20),
  c(0.05, 240, 15, 600, 60),
  c(0.002, 600, 2, 300, 30),
  c(0.001, 60, 1, 120, 20),
  c(5, 300, 1500, 200, 20),
  c(5, 300, 1600, 100, 20)
)
blocked <- function(n, a) dpois(n, a) / ppois(n, a)
cat("arrival_rate,handle_seconds,servers,patience_seconds,within,wait_share,abandon_share,mean_wait,answered_within\n")
for (i in seq_len(nrow(cases))) {
  l <- cases[i, 1]; h <- cases[i, 2]; n <- cases[i, 3]; p <- cases[i, 4]; t <- cases[i, 5]
  a <- l * h
  if (p == 0) {
    b <- blocked(n, a)
    w <- b / (1 - a / n * (1 - b))
    out <- c(w, 0, w / (n / h - l), 1 - w * exp(-(n / h - l) * t))
  } else {
    th <- 1 / p
    s <- n / h / th
    part <- function(shape, from) {
      exp(l / th - log(th) + shape * log(th / l) + lgamma(shape) + pgamma(l / th * exp(-th * from), shape, log.p = TRUE))
    }
    whole <- 1 / blocked(n - 1, a) + l * part(s, 0)
    w <- l * part(s, 0) / whole
    served <- l * part(s + 1, 0) / whole
    out <- c(w, w - served, (w - served) / th, 1 - (w - served) - l * part(s + 1, t) / whole)
  }
  cat(paste(c(sprintf("%.15g", c(l, h, n, p, t, out))), collapse = ","), "\n", sep = "")
}
