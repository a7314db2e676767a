# Expected values of tests/pipelines/models/usualRange.test.ts.
# Rscript tests/reference/usualRange.R > tests/reference/usualRange.csv   (R 4.2)
# median and 3 times the largest of scaled MAD, 1.4826 and the square root of the median, then Wilson intervals from prop.test without correction.
options(digits = 16)
weeks <- list(c(100, 98, 105, 110, 97, 103, 99, 101, 120, 95, 102, 104), c(3, 0, 1, 2, 0, 0, 5, 1, 1, 0, 2, 3), rep(7, 12),
              c(40, 52, 47, 61, 39, 44))
cat("kind,values,centre,low,high\n")
for (w in weeks) {
  spread <- 3 * max(mad(w, constant = 1.4826), 1.4826, sqrt(median(w)))
  cat("usual,", paste(w, collapse = " "), ",", format(median(w), digits = 16), ",", format(max(0, median(w) - spread), digits = 16), ",", format(median(w) + spread, digits = 16), "\n", sep = "")
}
for (kn in list(c(0, 20), c(1, 3), c(7, 20), c(20, 20), c(1234, 56789), c(1, 1))) {
  ci <- suppressWarnings(prop.test(kn[1], kn[2], correct = FALSE)$conf.int)
  cat("wilson,", paste(kn, collapse = " "), ",", format(kn[1] / kn[2], digits = 16), ",", format(ci[1], digits = 16), ",", format(ci[2], digits = 16), "\n", sep = "")
}
