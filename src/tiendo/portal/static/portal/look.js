// Before anything is drawn: text size, contrast and colours as this reader last set them here.
(function () {
  "use strict";
  try {
    const kept = JSON.parse(localStorage.getItem("cach-doc") || "{}");
    for (const name of ["size", "contrast", "theme"])
      if (/^[a-z-]+$/.test(kept[name] || "")) document.documentElement.dataset[name] = kept[name];
  } catch (error) {
    // A browser that keeps nothing shows the page as it comes.
  }
})();
