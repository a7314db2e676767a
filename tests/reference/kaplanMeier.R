# Expected values of tests/pipelines/models/kaplanMeier.test.ts.
# Rscript tests/reference/kaplanMeier.R > tests/reference/kaplanMeier.csv   (R 4.2, survival 3.5-3)
# One line a case: its waits as seconds/event (1 = answered, 0 = still waiting), with a third number the age at which a
# wait comes under observation (left truncation); then the figures.
# A percentile is the first time at which the curve is <= 1 - p (survfit takes a midpoint at an exact tie).
suppressMessages(library(survival))
options(digits = 15)

first_below <- function(time, curve, level) {
  hit <- which(!is.na(curve) & curve <= level + 1e-12)
  if (length(hit) == 0) NA else time[min(hit)]
}
percentiles <- c(0.5, 0.75, 0.9, 0.95, 0.99)
figures <- function(time, event, entry) {
  # survfit takes a late entry as of just after it; whoever was there from the start entered before second 0
  fit <- survfit(Surv(entry, time, event) ~ 1, conf.type = "log-log")
  at <- function(p) c(first_below(fit$time, fit$surv, 1 - p),
                      first_below(fit$time[fit$n.event > 0], fit$lower[fit$n.event > 0], 1 - p),
                      first_below(fit$time[fit$n.event > 0], fit$upper[fit$n.event > 0], 1 - p))
  answered <- time[event == 1]
  naive <- if (length(answered)) quantile(answered, c(0.5, 0.9), type = 7, names = FALSE) else c(NA, NA)
  low <- sapply(c(0.1, 0.25), function(p) first_below(fit$time, fit$surv, 1 - p))
  c(length(time), sum(event), unlist(lapply(percentiles, at)), max(time), naive, low)
}
write_case <- function(name, time, event, entry = rep(-1, length(time))) {
  f <- figures(time, event, entry)
  late <- entry >= 0
  waits <- ifelse(late, paste(time, event, entry, sep = "/"), paste(time, event, sep = "/"))
  cat(name, paste(waits, collapse = " "), paste(ifelse(is.na(f), "", format(f, trim = TRUE, digits = 15, scientific = FALSE)), collapse = ","), sep = ",")
  cat("\n")
}
cat("case,waits,n,events", paste0(rep(paste0("p", percentiles * 100), each = 3), c("", "_low", "_high")), "longest,naive_p50,naive_p90,p10,p25", sep = ",")
cat("\n")
set.seed(20261116)
n <- 120
t1 <- pmin(round(rexp(n, 1 / 40)), 90)
write_case("ties and censoring", t1, as.integer(t1 < 90 & runif(n) < 0.8))
write_case("heavy ties", sample(c(1, 2, 2, 3, 5, 8), 60, TRUE), rbinom(60, 1, 0.7))
write_case("none censored", round(rlnorm(75, 6, 1.5)), rep(1, 75))
write_case("all censored", c(5, 9, 9, 12), rep(0, 4))
write_case("half not reached", c(10, 20, 30, rep(100, 9)), c(1, 1, 1, rep(0, 9)))
write_case("nine in ten not reached", c(1:12, rep(50, 5)), c(rep(1, 12), rep(0, 5)))
write_case("one answered", 7, 1)
write_case("zero seconds", c(0, 0, 0, 4, 9, 11, 15), c(1, 1, 0, 1, 1, 0, 1))
write_case("exact half", 1:4, rep(1, 4))
write_case("long tail", round(rlnorm(200, 8, 2)), rbinom(200, 1, 0.6))
# A third of the waits come under observation late; the shorter ones of that age are missing from the export.
late_case <- function(name, n, seed) {
  set.seed(seed)
  time <- round(rlnorm(3 * n, 5, 1.2))
  entry <- ifelse(seq_along(time) %% 3 == 0, round(runif(3 * n, 0, 200)), -1)
  keep <- which(time > entry)[seq_len(n)]
  write_case(name, time[keep], rbinom(n, 1, 0.75), entry[keep])
}
late_case("late entries", 90, 41)
late_case("few late entries", 12, 42)
write_case("late entry at the second of an answer", c(5, 5, 9, 12, 20), c(1, 1, 1, 0, 1), c(-1, -1, 5, 5, -1))
write_case("nobody left and then late entries", c(3, 9, 12, 15), c(1, 1, 1, 1), c(-1, 5, 10, 10))
