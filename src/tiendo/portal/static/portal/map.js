// The picture the server drew may be exchanged for a map that moves: by buttons, keys, list or hand.
// Leaflet and the outlines are fetched only then. Without scripts picture and list are all there is.
(() => {
  const PAN = { west: [-120, 0], east: [120, 0], north: [0, -120], south: [0, 120] };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const added = (tag, given) => new Promise((done, failed) => {
    const one = Object.assign(document.createElement(tag), given);
    one.onload = done;
    one.onerror = failed;
    document.head.append(one);
  });

  async function opened(box) {
    const given = box.dataset;
    if (!window.L) {
      await Promise.all([
        added("link", { rel: "stylesheet", href: given.leafletCss }),
        added("script", { src: given.leaflet }),
      ]);
    }
    const outlines = await (await fetch(given.map)).json();
    const picture = box.querySelector("[data-picture]");
    const live = document.createElement("div");
    live.className = given.tiles ? "map-live map-tiled" : "map-live";
    live.setAttribute("role", "application");
    live.setAttribute("aria-label", picture.querySelector("title").textContent);
    picture.replaceWith(live);
    const map = L.map(live, {
      attributionControl: false, zoomControl: false, zoomSnap: .25, scrollWheelZoom: false,
      zoomAnimation: !still, fadeAnimation: !still, inertia: !still,
    });
    if (given.tiles) L.tileLayer(given.tiles, { maxZoom: 18 }).addTo(map);
    const units = new Map();
    const isFew = outlines.features.length <= 12;
    const layer = L.geoJSON(outlines, {
      pointToLayer: (feature, place) => L.circleMarker(place, { radius: 2 })
        .bindTooltip(feature.properties.name, { permanent: true, direction: "center" }),
      onEachFeature: (feature, one) => {
        if (!feature.properties.code) return;
        units.set(feature.properties.code, one);
        one.bindTooltip(feature.properties.name, isFew ? { permanent: true, direction: "center" } : {});
        one.on("click", () => choose(feature.properties.code));
      },
    }).addTo(map);
    const whole = layer.getBounds();
    map.fitBounds(whole, { animate: false });
    map.setMinZoom(map.getZoom() - 1);
    map.setMaxBounds(whole.pad(.5));

    function choose(code) {
      const one = units.get(code);
      for (const other of box.querySelectorAll(".is-chosen")) other.classList.remove("is-chosen");
      one.getElement()?.classList.add("is-chosen");
      const row = box.querySelector(`tr[data-code="${code}"]`);
      row?.classList.add("is-chosen");
      map.fitBounds(one.getBounds(), { animate: !still, maxZoom: 13 });
      box.querySelector("[data-said]").textContent = one.feature.properties.name;
    }
    for (const row of box.querySelectorAll("tr[data-code]")) {
      const cell = row.querySelector("[data-name]");
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "map-choose", textContent: cell.textContent });
      button.addEventListener("click", () => choose(row.dataset.code));
      cell.replaceChildren(button);
    }
    live.focus();
    return { map, whole };
  }

  for (const box of document.querySelectorAll("[data-map]")) {
    if (box.dataset.ready) continue;
    box.dataset.ready = "1";
    const buttons = box.querySelector("[data-buttons]");
    buttons.hidden = false;
    let moving = null;
    buttons.addEventListener("click", async event => {
      const what = event.target.dataset.do;
      if (!what) return;
      if (what === "open") {
        event.target.disabled = true;
        try {
          moving = await opened(box);
        } catch {
          event.target.disabled = false;
          return;
        }
        event.target.remove();
        buttons.querySelector("[data-moving]").hidden = false;
        return;
      }
      const { map, whole } = moving;
      if (what === "in") map.zoomIn();
      else if (what === "out") map.zoomOut();
      else if (what === "whole") map.fitBounds(whole, { animate: !still });
      else map.panBy(PAN[what], { animate: !still });
    });
  }
})();
