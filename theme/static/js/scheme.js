// Not deferred: the colours that a reader chose are set before anything is painted.
try {
  const { dataset } = document.documentElement;
  dataset.scheme = localStorage.getItem("scheme") ?? "";
  const depth = localStorage.getItem("depth");
  if (depth) dataset.depth = depth; // of proofs: site.js
} catch {
  // A browser without storage for pages: the colours are the system's.
}
