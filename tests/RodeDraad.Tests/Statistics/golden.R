# Makes golden.json: inputs and what R 4.2 (survival 3.5) answers, to 17 digits.   Rscript golden.R > golden.json
# Run once; the tests read golden.json and need no R.
q <- function(x) {                                  # a value as JSON
  if (is.null(x)) return("null")
  if (is.list(x) && !is.null(names(x))) return(paste0("{", paste0('"', names(x), '":', vapply(x, q, ""), collapse = ","), "}"))
  if (is.list(x)) return(paste0("[", paste(vapply(x, q, ""), collapse = ","), "]"))
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, function(r) q(I(r))), collapse = ","), "]"))
  one <- if (is.character(x)) ifelse(is.na(x), "null", paste0('"', x, '"'))
    else if (is.logical(x) && !all(is.na(x))) ifelse(is.na(x), "null", ifelse(x, "true", "false"))
    else ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, '"Inf"', '"-Inf"'), sprintf("%.17g", x)))
  if (length(one) == 1 && !inherits(x, "AsIs")) one else paste0("[", paste(one, collapse = ","), "]")
}
cases <- list()
golden <- function(test, name, input, output) cases[[length(cases) + 1]] <<- list(test = test, name = name, input = input, output = output)
m <- function(rows, ...) matrix(c(...), nrow = rows, byrow = TRUE)
quiet <- suppressWarnings

for (t in list(
  list("cholera inoculations (Greenwood and Yule 1915)", m(2, 9, 1616, 10, 279 )),
  list("hair and eyes (Snee 1974)", m(4, 68, 20, 15, 5, 119, 84, 54, 29, 26, 17, 14, 14, 7, 94, 10, 16)),
  list("counts of ten million", m(2, 10000123, 9998877, 10012345, 9987655)),
  list("nothing to do with each other", m(2, 10, 20, 30, 60)),
  list("far in the tail", m(2, 1000, 10, 10, 1000)),
  list("8x8", outer(1:8, 1:8, function(i, j) (i * 7 + j * 13 + i * j * 5) %% 23 + 1)))) {
  o <- t[[2]]; e <- outer(rowSums(o), colSums(o)) / sum(o); x <- quiet(chisq.test(o, correct = FALSE)); g <- 2 * sum(o[o > 0] * log((o / e)[o > 0]))
  out <- list(n = sum(o), chi2 = x$statistic[[1]], df = x$parameter[[1]], p = x$p.value, G = g, G_p = pchisq(g, x$parameter[[1]], lower.tail = FALSE),
    cramers_v = sqrt(x$statistic[[1]] / sum(o) / (min(dim(o)) - 1)), min_expected = min(e), cells_expected_below_5 = sum(e < 5))
  if (all(dim(o) == 2)) { y <- quiet(chisq.test(o)); out <- c(out, list(chi2_yates = y$statistic[[1]], p_yates = y$p.value)) }
  golden("chi-square", t[[1]], list(table = o), out)
}

cat("[\n", paste(vapply(cases, q, ""), collapse = ",\n"), "\n]\n", sep = "")
