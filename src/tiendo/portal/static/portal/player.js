// While a song plays, the line that is sung stands under it. Without scripts the words stand beside.
for (const player of document.querySelectorAll("[data-player]")) {
  const line = player.querySelector("[data-line]");
  const track = player.querySelector("track");
  if (!line || !track) continue;
  track.track.mode = "hidden";
  line.hidden = false;
  track.track.addEventListener("cuechange", () => {
    line.textContent = [...(track.track.activeCues || [])].map(cue => cue.text).join(" ");
  });
}
// One recording at a time.
document.addEventListener("play", event => {
  for (const other of document.querySelectorAll("audio, video")) if (other !== event.target) other.pause();
}, true);
