# Times of established R packages on the data of the benchmark, and one number each that shows that both programs did the same.
# usage: Rscript statistics.R FOLDER CASE   (one case a process, so that none pays for the memory of another)
args <- commandArgs(TRUE); folder <- args[1]; case <- args[2]
numbers <- function(name, rows, columns) {
  file <- file(file.path(folder, name), "rb"); on.exit(close(file))
  matrix(readBin(file, "double", rows * columns, endian = "little"), rows, columns, byrow = TRUE)
}
timed <- function(what, compute, check) {
  gc(FALSE); start <- proc.time()[["elapsed"]]; value <- compute(); seconds <- proc.time()[["elapsed"]] - start
  cat(sprintf('{"case":"%s","package":"%s","seconds":%.4f,"check":%.10g}\n', case, what, seconds, check(value)))
}
version <- function(package) paste(package, as.character(packageVersion(package)))
switch(case,
  moderated = {
    suppressPackageStartupMessages(library(limma)); x <- numbers("expression.bin", 20000, 1000); g <- rep(0:1, length.out = 1000)
    timed(version("limma"), function() topTable(eBayes(lmFit(x, cbind(1, g))), coef = 2, number = Inf, sort.by = "none"), function(v) v$t[1])
  },
  consensus = {
    suppressPackageStartupMessages(library(ConsensusClusterPlus)); x <- t(numbers("subjects.bin", 500, 1000)); pdf(NULL)
    timed(version("ConsensusClusterPlus"), function() suppressMessages(ConsensusClusterPlus(x, maxK = 8, reps = 1000, pItem = 0.8, clusterAlg = "hc", distance = "euclidean", innerLinkage = "average", finalLinkage = "average", seed = 1, plot = NULL, verbose = FALSE)),
      function(v) max(table(v[[3]]$consensusClass)))
  },
  logistic = {
    x <- numbers("cohort.bin", 100000, 23)
    timed(paste("stats", getRversion()), function() glm.fit(cbind(1, x[, 1:20]), x[, 21], family = binomial()), function(v) v$coefficients[2])
  },
  cox = {
    library(survival); x <- numbers("cohort.bin", 100000, 23)
    timed(version("survival"), function() coxph.fit(x[, 1:20], Surv(x[, 22], x[, 23]), NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL), function(v) v$coefficients[1])
  },
  mixed = {
    suppressPackageStartupMessages(library(lme4)); d <- as.data.frame(numbers("visits.bin", 1800, 4)); names(d) <- c("y", "patient", "time", "arm")
    timed(version("lme4"), function() lmer(y ~ time * arm + (1 + time | patient), d), function(v) fixef(v)[[2]])
  },
  permutation = {
    x <- numbers("two.bin", 200, 2)
    timed(paste("base", getRversion()), function() { set.seed(1); obs <- mean(x[1:100, 1]) - mean(x[101:200, 1])
      b <- replicate(100000, { i <- sample.int(200, 100); mean(x[i, 1]) - mean(x[-i, 1]) }); (1 + sum(abs(b) >= abs(obs))) / 100001 }, identity)
  },
  bootstrap = {
    library(boot); x <- numbers("two.bin", 200, 2)
    timed(version("boot"), function() { set.seed(1); boot(x, function(d, i) cor(d[i, 1], d[i, 2]), 10000) }, function(v) sd(v$t))
  },
  forest = {
    suppressPackageStartupMessages(library(randomForest)); x <- numbers("forest.bin", 1000, 501)
    timed(version("randomForest"), function() { set.seed(1); randomForest(x[, 1:500], factor(x[, 501]), ntree = 500) }, function(v) v$err.rate[500, 1])
  })
