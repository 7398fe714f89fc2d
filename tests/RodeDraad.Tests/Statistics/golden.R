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


# 2x2 odds ratio and interval by the noncentral hypergeometric distribution, solved to 1e-15 (fisher.test stops at 1e-4)
dn <- function(k, m, n, t, x, w) { lo <- max(0, k - n); s <- lo:min(k, m); l <- dhyper(s, m, n, k, log = TRUE) + w * s; p <- exp(l - max(l)); list(s = s, p = p / sum(p)) }
solve0 <- function(f) { a <- -1; b <- 1; while (f(a) * f(b) > 0) { a <- 2 * a; b <- 2 * b }; exp(uniroot(f, c(a, b), tol = 1e-15, maxiter = 10000)$root) }
fisher2 <- function(o) {
  m <- sum(o[1, ]); n <- sum(o[2, ]); k <- sum(o[, 1]); x <- o[1, 1]; lo <- max(0, k - n); hi <- min(k, m)
  of <- function(w) dn(k, m, n, 0, x, w)
  list(p = fisher.test(o)$p.value, p_less = phyper(x, m, n, k), p_greater = phyper(x - 1, m, n, k, lower.tail = FALSE),
    or_cond_mle = if (x == lo) 0 else if (x == hi) Inf else solve0(function(w) { d <- of(w); sum(d$s * d$p) - x }),
    ci_low = if (x == lo) 0 else solve0(function(w) { d <- of(w); sum(d$p[d$s >= x]) - 0.025 }),
    ci_high = if (x == hi) Inf else solve0(function(w) { d <- of(w); sum(d$p[d$s <= x]) - 0.025 }))
}
for (t in list(list("tea (Fisher 1935)", m(2, 3, 1, 1, 3)), list("convicted twins (Fisher 1935)", m(2, 2, 15, 10, 3)), list("a zero", m(2, 0, 7, 5, 9)), list("an end", m(2, 8, 0, 3, 9)),
    list("thousands", m(2, 1234, 5678, 1100, 5800)), list("ten million", m(2, 10000123, 9998877, 10012345, 9987655)), list("far", m(2, 300, 20, 10, 400)))) {
  if (t[[1]] == "ten million") golden("fisher-exact", t[[1]], list(table = t[[2]]), list(p = fisher.test(t[[2]], or = 1, conf.int = FALSE)$p.value, p_less = phyper(10000123, 19999000, 20000000, 20012468)))
  else golden("fisher-exact", t[[1]], list(table = t[[2]]), fisher2(t[[2]]))
}
for (t in list(list("job satisfaction (Agresti 2002, p. 57)", m(4, 1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11)), list("3x2", m(3, 3, 0, 1, 5, 2, 6)), list("2x5", m(2, 4, 0, 7, 2, 1, 1, 6, 0, 5, 3)),
    list("5x4", m(5, 2, 0, 1, 4, 0, 3, 1, 0, 5, 1, 0, 2, 0, 0, 3, 1, 1, 4, 0, 0)), list("6x6", outer(1:6, 1:6, function(i, j) (i * j * 7) %% 4))))
  golden("fisher-exact", t[[1]], list(table = t[[2]]), list(p = fisher.test(t[[2]], workspace = 2e8)$p.value))

for (t in list(list("hair and eyes (Snee 1974)", m(4, 68, 20, 15, 5, 119, 84, 54, 29, 26, 17, 14, 14, 7, 94, 10, 16)))) {
  o <- t[[2]]; x <- chisq.test(o, correct = FALSE)
  golden("cross-table", t[[1]], list(table = o), list(n = sum(o), row_totals = rowSums(o), col_totals = colSums(o), row_percent = 100 * prop.table(o, 1), col_percent = 100 * prop.table(o, 2),
    total_percent = 100 * prop.table(o), expected = x$expected, residuals = x$residuals, adj_residuals = x$stdres, chi2 = x$statistic[[1]], df = x$parameter[[1]], p = x$p.value))
}
g1 <- c("b", "a", NA, "b", "c", "a", "b", "c", "c", NA, "a"); g2 <- c("x", "y", "x", NA, "x", "x", "y", "y", "x", NA, "x"); o <- unclass(table(g1, g2)); dimnames(o) <- NULL; x <- quiet(chisq.test(o, correct = FALSE))
golden("cross-table", "answers with missing", list(row = g1, col = g2), list(n = sum(o), excluded = sum(is.na(g1) | is.na(g2)), rows = c("a", "b", "c"), cols = c("x", "y"), table = o, chi2 = x$statistic[[1]], df = 2, p = x$p.value))

sleep1 <- c(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2); sleep2 <- c(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
tt <- function(x, y, ve) { r <- t.test(x, y, var.equal = ve); x <- x[!is.na(x)]; y <- y[!is.na(y)]
  list(t = r$statistic[[1]], df = r$parameter[[1]], p = r$p.value, mean1 = mean(x), mean2 = mean(y), diff = mean(x) - mean(y), se = r$stderr, ci_low = r$conf.int[1], ci_high = r$conf.int[2], n1 = length(x), n2 = length(y), sd1 = sd(x), sd2 = sd(y)) }
set.seed(7); far <- round(rnorm(30), 3) + 1e6; far2 <- round(rnorm(20, 0.5, 3), 3) + 1e6; apart <- round(rnorm(40), 3); apart2 <- round(rnorm(25, 9, 2), 3)
for (ve in c(FALSE, TRUE)) { test <- if (ve) "t-pooled" else "t-welch"
  golden(test, "sleep (Student 1908)", list(x = sleep1, y = sleep2), tt(sleep1, sleep2, ve))
  golden(test, "with missing", list(x = c(sleep1, NA), y = c(NA, sleep2, NA)), tt(sleep1, sleep2, ve))
  golden(test, "offset of a million", list(x = far, y = far2), tt(far, far2, ve))
  golden(test, "far apart", list(x = apart, y = apart2), tt(apart, apart2, ve))
  golden(test, "two and two", list(x = c(1, 2), y = c(4, 9)), tt(c(1, 2), c(4, 9), ve)) }

an <- function(g, v) { a <- anova(lm(v ~ factor(g))); w <- oneway.test(v ~ g); list(F = a$F[1], df1 = a$Df[1], df2 = a$Df[2], p = a$"Pr(>F)"[1], ss_between = a$"Sum Sq"[1], ss_within = a$"Sum Sq"[2], eta2 = a$"Sum Sq"[1] / sum(a$"Sum Sq"),
  welch_F = w$statistic[[1]], welch_df2 = w$parameter[[2]], welch_p = w$p.value) }
pw <- PlantGrowth; golden("anova", "plant growth (Dobson 1983)", list(group = as.character(pw$group), value = pw$weight), an(as.character(pw$group), pw$weight))
is <- InsectSprays; golden("anova", "insect sprays (Beall 1942)", list(group = as.character(is$spray), value = is$count), an(as.character(is$spray), is$count))
golden("anova", "two groups with missing", list(group = c("a", "a", NA, "b", "b", "b", "a"), value = c(1, 2.5, 3, 4, NA, 6, 1.5)), an(c("a", "a", "b", "b", "a"), c(1, 2.5, 4, 6, 1.5)))

pe <- function(x, y) { r <- cor.test(x, y); list(r = r$estimate[[1]], t = r$statistic[[1]], df = r$parameter[[1]], p = r$p.value, ci_low = r$conf.int[1], ci_high = r$conf.int[2], n = sum(!is.na(x) & !is.na(y))) }
golden("pearson", "iris (Anderson 1935)", list(x = iris$Petal.Length, y = iris$Petal.Width), pe(iris$Petal.Length, iris$Petal.Width))
golden("pearson", "with missing", list(x = c(sleep1, NA, 3), y = c(sleep2, 1, NA)), pe(c(sleep1, NA, 3), c(sleep2, 1, NA)))
golden("pearson", "offset of a hundred million", list(x = far + 1e8, y = c(far2, far2[1:10]) + 1e8), pe(far + 1e8, c(far2, far2[1:10]) + 1e8))
golden("point-biserial", "mtcars", list(x = mtcars$am, y = mtcars$mpg), pe(mtcars$am, mtcars$mpg))

sp <- function(x, y) { rho <- cor(rank(x), rank(y)); n <- length(x); t <- rho * sqrt((n - 2) / (1 - rho^2)); out <- list(rho = rho, t = t, p_t = 2 * pt(-abs(t), n - 2), n = n)
  if (n <= 9 && !anyDuplicated(x) && !anyDuplicated(y)) out$p_exact <- cor.test(x, y, method = "spearman", exact = TRUE)$p.value; out }
golden("spearman", "Hunter L values (Hollander and Wolfe 1973, p. 187)", list(x = c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1), y = c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8)),
  sp(c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1), c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8)))
golden("spearman", "mtcars", list(x = mtcars$mpg, y = mtcars$hp), sp(mtcars$mpg, mtcars$hp))
golden("spearman", "seven, negative", list(x = 1:7, y = c(7, 5, 6, 3, 4, 1, 2)), sp(1:7, c(7, 5, 6, 3, 4, 1, 2)))

mh <- function(a) { # independent of the program: R's own test, Breslow and Day by Newton on each stratum
  ct <- mantelhaen.test(a, correct = FALSE); cc <- mantelhaen.test(a); or <- ct$estimate[[1]]; bd <- 0; away <- 0; vs <- 0
  for (k in seq_len(dim(a)[3])) { t <- a[, , k]; r <- sum(t[1, ]); c <- sum(t[, 1]); n <- sum(t)
    f <- function(x) log(x) + log(n - r - c + x) - log(r - x) - log(c - x) - log(or); lo <- max(0, r + c - n); hi <- min(r, c)
    e <- uniroot(f, c(lo + 1e-12 * (hi - lo), hi - 1e-12 * (hi - lo)), tol = 1e-15, maxiter = 10000)$root
    v <- 1 / (1 / e + 1 / (r - e) + 1 / (c - e) + 1 / (n - r - c + e)); bd <- bd + (t[1, 1] - e)^2 / v; away <- away + t[1, 1] - e; vs <- vs + v }
  ta <- bd - away^2 / vs; df <- dim(a)[3] - 1; q2 <- function(x) pchisq(x, df, lower.tail = FALSE)
  list(or_mh = or, ci_low = ct$conf.int[1], ci_high = ct$conf.int[2], chi2 = ct$statistic[[1]], p = ct$p.value, chi2_cc = cc$statistic[[1]], p_cc = cc$p.value, breslow_day_chi2 = bd, breslow_day_df = df, breslow_day_p = q2(bd), tarone_chi2 = ta, tarone_p = q2(ta)) }
slices <- function(a) lapply(seq_len(dim(a)[3]), function(k) matrix(a[, , k], 2))
golden("mantel-haenszel", "Berkeley admissions (Bickel and others 1975)", list(tables = slices(UCBAdmissions)), mh(UCBAdmissions))
es <- array(c(c(1, 10, 5, 89), c(9, 23, 14, 110), c(20, 18, 30, 71)), c(2, 2, 3)); golden("mantel-haenszel", "three ages", list(tables = slices(es)), mh(es))

ca <- function(x, n, s) { t <- prop.trend.test(x, n, s); list(chi2 = t$statistic[[1]], p = t$p.value, df = 1) }
golden("cochran-armitage", "alcohol and malformations (Graubard and Korn 1987)", list(events = c(48, 38, 5, 1, 1), totals = c(17114, 14502, 793, 127, 38), scores = c(0, 0.5, 1.5, 4, 7)), ca(c(48, 38, 5, 1, 1), c(17114, 14502, 793, 127, 38), c(0, 0.5, 1.5, 4, 7)))
golden("cochran-armitage", "years as scores", list(events = c(12, 19, 31, 40), totals = c(100, 110, 120, 130), scores = 2003:2006), ca(c(12, 19, 31, 40), c(100, 110, 120, 130), 2003:2006))

mc <- function(o) { a <- mcnemar.test(o, correct = FALSE); b <- mcnemar.test(o); list(chi2 = a$statistic[[1]], p = a$p.value, chi2_cc = b$statistic[[1]], p_cc = b$p.value, p_exact = binom.test(o[1, 2], o[1, 2] + o[2, 1])$p.value, odds_ratio = o[1, 2] / o[2, 1]) }
golden("mcnemar", "approval of the prime minister (Agresti 1990, p. 350)", list(table = m(2, 794, 150, 86, 570)), mc(m(2, 794, 150, 86, 570)))
golden("mcnemar", "few", list(table = m(2, 20, 3, 9, 14)), mc(m(2, 20, 3, 9, 14)))

golden("quantiles", "rivers (McNeil 1977) with missing", list(values = c(NA, rivers, NA)), local({ x <- rivers; k <- function(p, t) quantile(x, p, type = t, names = FALSE)
  list(n = length(x), missing = 2, median = median(x), q1_type7 = k(.25, 7), q3_type7 = k(.75, 7), q1_type6 = k(.25, 6), q3_type6 = k(.75, 6), q1_type2 = k(.25, 2), q3_type2 = k(.75, 2), p10_type7 = k(.1, 7), p90_type7 = k(.9, 7), mean = mean(x), sd = sd(x), min = min(x), max = max(x)) }))
golden("frequencies", "sprays", list(values = c(NA, as.character(is$spray), "G")), list(n = 74, missing = 1, categories = c("A", "B", "C", "D", "E", "F", "G"), count = c(rep(12, 6), 1), percent = 100 * c(rep(12, 6), 1) / 74, valid_percent = 100 * c(rep(12, 6), 1) / 73, cum_valid_percent = cumsum(100 * c(rep(12, 6), 1) / 73)))
ps <- c(0.01, 0.02, NA, 0.03, 0.04, 0.05, 0.0001, 0.9, 0.02)
golden("adjust", "nine tests, one without", list(p = ps), list(holm = p.adjust(ps, "holm"), benjamini_hochberg = p.adjust(ps, "BH"), n = 8, missing = 1))
wi <- function(x, n) { r <- quiet(prop.test(x, n, correct = FALSE)); list(events = x, n = n, estimate = x / n, ci_low = r$conf.int[1], ci_high = r$conf.int[2]) }
for (t in list(c(15, 148), c(1, 29), c(29, 30), c(48, 17114))) golden("proportion", paste(t, collapse = " of "), list(events = t[1], n = t[2]), wi(t[1], t[2]))
golden("accuracy", "a scale of two", list(table = m(2, 81, 12, 9, 104)), list(sensitivity = wi(81, 90), specificity = wi(104, 116), positive_predictive_value = wi(81, 93), negative_predictive_value = wi(104, 113), accuracy = wi(185, 206), youden_j = 81 / 90 + 104 / 116 - 1))

library(survival)
km <- function(t, e) { s <- survfit(Surv(t, e) ~ 1); l <- survfit(Surv(t, e) ~ 1, conf.type = "log-log"); p <- survfit(Surv(t, e) ~ 1, conf.type = "plain"); k <- summary(s, rmean = "common")$table; su <- summary(s, times = s$time, censored = TRUE)
  n <- function(x) I(ifelse(is.nan(x), NA, x))
  list(n = s$n, events = sum(e), time = I(s$time), n_risk = I(s$n.risk), n_event = I(s$n.event), n_censor = I(s$n.censor), surv = I(s$surv), se_surv = n(s$surv * s$std.err), cumhaz = I(s$cumhaz), ci_log_low = n(s$lower), ci_log_high = n(s$upper),
    ci_loglog_low = n(l$lower), ci_loglog_high = n(l$upper), ci_plain_low = n(p$lower), ci_plain_high = n(p$upper), median = k[["median"]], median_ci_low = k[["0.95LCL"]], median_ci_high = k[["0.95UCL"]], rmean = k[["rmean"]], rmean_se = k[["se(rmean)"]]) }
gold_km <- function(name, t, e) golden("kaplan-meier", name, list(time = I(t), event = I(e)), km(t, e))
gold_km("ovarian cancer (Edmunson and others 1979)", ovarian$futime, ovarian$fustat)
gold_km("all died", c(3, 1, 4, 1, 5), rep(1, 5))
gold_km("nobody died", c(3, 1, 4), rep(0, 3))
gold_km("median on a step", c(1, 2, 3, 4), c(1, 1, 1, 0))
gold_km("one person", 7, 1)
gold_km("day zero", c(0, 0, 2, 3, 3, 9), c(1, 0, 1, 1, 0, 0))
gold_km("lung cancer (Loprinzi and others 1994)", lung$time, lung$status - 1)

lr <- function(t, e, g) { a <- survdiff(Surv(t, e) ~ g); b <- survdiff(Surv(t, e) ~ g, rho = 1); df <- length(a$n) - 1; list(chi2 = a$chisq, df = df, p = pchisq(a$chisq, df, lower.tail = FALSE), n = as.vector(a$n), observed = a$obs, expected = a$exp, peto_chi2 = b$chisq, peto_p = pchisq(b$chisq, df, lower.tail = FALSE)) }
golden("log-rank", "ovarian cancer (Edmunson and others 1979)", list(time = ovarian$futime, event = ovarian$fustat, group = as.character(ovarian$rx)), lr(ovarian$futime, ovarian$fustat, as.character(ovarian$rx)))
v <- veteran; golden("log-rank", "four cell types (Kalbfleisch and Prentice 1980)", list(time = v$time, event = v$status, group = as.character(v$celltype)), lr(v$time, v$status, as.character(v$celltype)))

lg <- function(y, x, w = NULL) { d <- data.frame(y = y, x); d$w <- if (is.null(w)) 1 else w; d <- d[complete.cases(d) & d$w > 0, ]
  k <- !is.na(coef(glm(y ~ . - w, binomial, d, weights = d$w))); q <- cbind(1, as.matrix(d[, names(x)]))[, k] # columns that follow from others left out before it is solved to the last digits
  f <- glm.fit(q, d$y, weights = d$w, family = binomial(), control = glm.control(1e-14, 200)); f <- glm.fit(q, d$y, weights = d$w, start = coef(f), family = binomial(), control = glm.control(1e-14, 200))
  b <- s <- rep(NA, length(k)); b[k] <- coef(f); s[k] <- sqrt(diag(chol2inv(qr.R(qr(q * sqrt(d$w * fitted(f) * (1 - fitted(f))), tol = 1e-12))))); l2 <- f$null.deviance - f$deviance; df <- sum(k) - 1
  list(n = nrow(d), terms = c("(Intercept)", names(x)), coef = b, se = s, z = b / s, p = 2 * pnorm(-abs(b / s)), or = exp(b), or_ci_low = exp(b - qnorm(.975) * s), or_ci_high = exp(b + qnorm(.975) * s), loglik = -f$deviance / 2, deviance = f$deviance,
    null_deviance = f$null.deviance, aic = f$deviance + 2 * sum(k), lr_chi2 = l2, lr_df = df, lr_p = pchisq(l2, df, lower.tail = FALSE), separation = FALSE) }
bw <- list(age = infert$age, parity = infert$parity, induced = infert$induced, spontaneous = infert$spontaneous)
golden("logistic", "infertility (Trichopoulos and others 1976)", list(y = infert$case, x = bw), lg(infert$case, bw))
same <- c(bw["age"], list(twice = 2 * bw$age + 3, spontaneous = bw$spontaneous, one = rep(1, 248))); golden("logistic", "columns that follow from others", list(y = infert$case, x = same), lg(infert$case, same))
mt <- list(year = mtcars$mpg / 100 + 2005, tons = mtcars$wt); golden("logistic", "years, with weights and missing", list(y = c(mtcars$am, NA), x = lapply(mt, function(c) c(c, 2000)), weight = c(rep(c(1, 2, 0, 3), 8), 1)), lg(c(mtcars$am, NA), lapply(mt, function(c) c(c, 2000)), c(rep(c(1, 2, 0, 3), 8), 1)))

# Grambsch and Therneau (1994) as cox.zph did it before survival 3.0
ph <- function(f, k) { r <- as.matrix(residuals(f, "schoenfeld"))[, k, drop = FALSE]; g <- rank(as.numeric(rownames(r))); g <- g - mean(g); u <- colSums(g * r); v <- f$var[k, k, drop = FALSE]; d <- nrow(r) / sum(g^2)
  c1 <- rep(NA, length(k)); c1[k] <- d * as.vector(v %*% u)^2 / diag(v); ga <- d * as.vector(u %*% v %*% u); list(chi2 = I(c1), p = I(pchisq(c1, 1, lower.tail = FALSE)), global_chi2 = ga, global_p = pchisq(ga, sum(k), lower.tail = FALSE)) }
cx <- function(t, e, x, s = NULL) lapply(c(efron = "efron", breslow = "breslow"), function(ties) { d <- data.frame(t = t, e = e, x); d$st <- if (is.null(s)) "a" else s; d <- d[complete.cases(d), ]
  f <- coxph(as.formula(paste("Surv(t, e) ~", paste(names(x), collapse = "+"), if (is.null(s)) "" else "+ strata(st)")), d, ties = ties, control = coxph.control(eps = 1e-14, iter.max = 60, toler.inf = 1e-12))
  b <- unname(coef(f)); k <- !is.na(b); v <- sqrt(diag(f$var)); v[!k] <- NA; l2 <- 2 * diff(f$loglik); df <- sum(k); tail <- function(c) pchisq(c, df, lower.tail = FALSE)
  list(n = f$n, events = f$nevent, terms = names(x), coef = I(b), se = I(v), z = I(b / v), p = I(2 * pnorm(-abs(b / v))), hr = I(exp(b)), hr_ci_low = I(exp(b - qnorm(.975) * v)), hr_ci_high = I(exp(b + qnorm(.975) * v)), loglik0 = f$loglik[1], loglik = f$loglik[2],
    lr_chi2 = l2, lr_df = df, lr_p = tail(l2), wald_chi2 = f$wald.test[[1]], score_chi2 = f$score, score_p = tail(f$score), concordance = f$concordance[["concordance"]], monotone = FALSE, proportional_hazards = ph(f, k)) })
ov <- list(age = ovarian$age, rx = ovarian$rx, ps = ovarian$ecog.ps); golden("cox", "ovarian cancer (Edmunson and others 1979)", list(time = ovarian$futime, event = ovarian$fustat, x = ov), cx(ovarian$futime, ovarian$fustat, ov))
vt <- list(karno = v$karno, age = v$age, prior = v$prior, trt = v$trt); golden("cox", "lung cancer of veterans, by cell type (Kalbfleisch and Prentice 1980)", list(time = v$time, event = v$status, x = vt, strata = as.character(v$celltype)), cx(v$time, v$status, vt, as.character(v$celltype)))
golden("cox", "the same without strata, many ties", list(time = ceiling(v$time / 30), event = v$status, x = vt), cx(ceiling(v$time / 30), v$status, vt))
lu <- list(age = lung$age, sex = lung$sex, ph = lung$ph.karno, loss = lung$wt.loss, year = 2000 + lung$age / 10); golden("cox", "lung cancer with missing and a column that follows from another", list(time = lung$time, event = lung$status - 1, x = lu), cx(lung$time, lung$status - 1, lu))

cat("[\n", paste(vapply(cases, q, ""), collapse = ",\n"), "\n]\n", sep = "")
