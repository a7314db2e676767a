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
  const whenIdle = () => (window.requestIdleCallback ?? setTimeout)(add, { timeout: 4000 });
  requestAnimationFrame(() => setTimeout(whenIdle));
});
