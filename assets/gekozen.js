// Repeats the chosen Balie and time above the button that confirms. Without this script they stand in the list only.
(() => {
  const line = document.getElementById("gekozen");
  const show = () => {
    const slot = document.querySelector("[name=tijdslot]:checked");
    line.hidden = !slot;
    if (slot) line.lastElementChild.textContent =
      [slot.closest(".desk").querySelector("h3"), slot.nextElementSibling].map((one) => one.textContent).join(", ");
  };
  document.addEventListener("change", show);
  show();
})();
