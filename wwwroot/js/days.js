// Calls back soon after a day has ended: a timer for midnight itself would be late after a night in which the computer slept.
const LOOK_MS = 20_000;

export function onNewDay(changed) {
  let day = new Date().toDateString();
  setInterval(() => {
    const today = new Date().toDateString();
    if (today === day) return;
    day = today;
    changed();
  }, LOOK_MS);
}
