// What a page of the guide can do with script, and can be without.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/guide-worker.js", { scope: "/guide" }).catch(() => {}); // there is the network
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage(location.pathname));
}
