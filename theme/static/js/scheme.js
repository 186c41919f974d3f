// Not deferred: the colours that a reader chose are set before anything is painted.
try {
  document.documentElement.dataset.scheme = localStorage.getItem("scheme") ?? "";
} catch {
  // A browser without storage for pages: the colours are the system's.
}
