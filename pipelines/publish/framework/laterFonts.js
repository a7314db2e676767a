// Runs in the reader's browser: fonts that only a customer's own words may need come when everything else is there and the page
// has been seen, for another sheet of fonts is one more time that all of it is laid out.
addEventListener("load", () => {
  const add = () => {
    const { root, laterFonts } = document.documentElement.dataset;
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = `${root}${laterFonts}`;
    document.head.append(sheet);
  };
  let isSeen = false;
  const whenSeen = () => {
    if (isSeen) return;
    isSeen = true;
    (window.requestIdleCallback ?? setTimeout)(add, { timeout: 4000 });
  };
  // A frame that is asked for may be on the screen much later; a tab in the background has none, and old browsers do not say.
  new PerformanceObserver((paints) => {
    if (paints.getEntriesByName("first-contentful-paint").length > 0) whenSeen();
  }).observe({ type: "paint", buffered: true });
  setTimeout(whenSeen, 4000);
});
