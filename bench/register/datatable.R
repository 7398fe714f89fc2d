# Rscript datatable.R RAW EPISODES RUNS: the job in R data.table, on a table in memory
suppressMessages(library(data.table))
arguments <- commandArgs(TRUE)
raw <- arguments[1]; episodes <- as.integer(arguments[2]); runs <- as.integer(arguments[3])
setDTthreads(2)
table <- setDT(lapply(setNames(nm = list.files(raw)), function(name) {
  codes <- readBin(file.path(raw, name), "integer", episodes, size = 2, signed = FALSE)
  codes[codes == 65535L] <- NA_integer_
  codes
}))
numbers <- c("ctrs_risk", "age", "stay_days", "follow_up_days", sprintf("score_%02d", 1:6))
crossed <- c("year", "unit", "readmitted", "ctrs_risk", sprintf("item_%02d", 1:26))

job <- function() {
  chi2 <- vapply(crossed, function(item) {
    counts <- table[!is.na(get(item)) & !is.na(case_management), .N, by = c("case_management", item)]
    cells <- xtabs(reformulate(c("case_management", item), "N"), counts)
    unname(suppressWarnings(chisq.test(cells, correct = FALSE))$statistic)
  }, 0)
  t <- vapply(numbers, function(item) {
    groups <- table[!is.na(get(item)) & !is.na(case_management), .(n = .N, mean = mean(get(item)), var = var(get(item))), keyby = case_management]
    (groups$mean[1] - groups$mean[2]) / sqrt(sum(groups$var / groups$n))
  }, 0)
  counts <- table[!is.na(follow_up_days) & !is.na(readmitted) & !is.na(case_management), .(n = as.numeric(.N), d = as.numeric(sum(readmitted))), keyby = .(case_management, follow_up_days)]
  counts[, risk := rev(cumsum(rev(n))), by = case_management]
  share <- counts[follow_up_days <= 365, .(share = prod(1 - d / risk)), keyby = case_management]$share
  both <- merge(counts[case_management == 0], counts[case_management == 1], by = "follow_up_days", all = TRUE)
  for (column in c("risk.x", "risk.y")) setnafill(both, "nocb", cols = column)
  setnafill(both, fill = 0, cols = c("d.x", "d.y", "risk.x", "risk.y"))
  logrank <- both[, { d <- d.x + d.y; r <- risk.x + risk.y; v <- d * risk.x / r * risk.y / r * (r - d) / pmax(r - 1, 1); sum(d.x - d * risk.x / r)^2 / sum(v) }]
  c(sprintf("chi2,%s,%.6g", crossed, chi2), sprintf("t,%s,%.6g", numbers, t), sprintf("share,%s,%.6g", c("without", "with"), share), sprintf("logrank,follow_up_days,%.6g", logrank))
}

for (run in seq_len(runs)) {
  seconds <- system.time(lines <- job())
  message(sprintf("open %.3f s, of the processors %.3f s", seconds[["elapsed"]], seconds[["user.self"]] + seconds[["sys.self"]]))
}
writeLines(lines)
status <- readLines("/proc/self/status")
message(sprintf("peak %d MiB", as.integer(gsub("[^0-9]", "", grep("VmHWM", status, value = TRUE))) %/% 1024L))
