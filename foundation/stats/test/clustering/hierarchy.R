# Figures of hierarchy.test.ts: points on a grid, so that many distances are tied.
x <- matrix(c(0,0, 1,0, 0,1, 3,3, 4,3, 3,4, 8,1, 8,2, 9,1, 5,5), ncol = 2, byrow = TRUE)
d <- dist(x)
for (m in c("single", "complete", "average", "mcquitty", "median", "centroid", "ward.D", "ward.D2")) {
  h <- hclust(if (m %in% c("median", "centroid")) d^2 else d, m)
  cat(sprintf("  ['%s', [%s], [%s], [%s], [%s]],\n", m, paste(t(h$merge), collapse = ", "), paste(sprintf("%.10g", h$height), collapse = ", "), paste(h$order - 1, collapse = ", "), paste(cutree(h, 4) - 1, collapse = ", ")))
}
# kmeans from far-off starts: single exchanges matter
y <- cbind(c(0.1, 0.9, 1.7, 2.4, 3.8, 4.1, 5.9, 6.3, 7.7, 9.2, 9.9, 12.4), c(1.2, 0.3, 2.8, 1.1, 0.4, 3.9, 2.2, 5.1, 4.4, 0.8, 6.3, 2.0))
for (s in list(c(1, 2, 3), c(10, 11, 12), c(4, 5, 6))) for (a in c("Lloyd", "Hartigan-Wong", "MacQueen")) {
  k <- kmeans(y, y[s, ], iter.max = 100, algorithm = a)
  cat(sprintf("  [[%s], '%s', [%s], %.10g],\n", paste(s - 1, collapse = ", "), tolower(a), paste(k$cluster - 1, collapse = ", "), k$tot.withinss))
}
