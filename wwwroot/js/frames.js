// Draws once, however many changes there were, and at most once in a frame: a burst is taken in first. No frame comes to a page that nobody sees,
// whose title counts what is unread all the same: there a timer does it.
export function inFrames(draw) {
  let due = false;
  const drawDue = () => {
    if (!due) return;
    due = false;
    draw();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) drawDue(); // the frame that was asked for does not come
  });
  return () => {
    if (due) return;
    due = true;
    if (document.hidden) setTimeout(drawDue);
    else requestAnimationFrame(drawDue);
  };
}
