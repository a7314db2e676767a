// Runs in the reader's browser: fonts that only a customer's own words may need come when everything else is there.
addEventListener("load", () => {
  const { root, laterFonts } = document.documentElement.dataset;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = `${root}${laterFonts}`;
  document.head.append(sheet);
});
