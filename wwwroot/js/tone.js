// Two short notes, made on the spot: no file to load.
const NOTES = [[660, 0], [880, 0.12]];
const LENGTH = 0.18;
const LOUDNESS = 0.15;

let context = null;

export function playTone() {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  void context.resume().catch(() => {}); // refused until the person has touched the page
  for (const [frequency, after] of NOTES) {
    const start = context.currentTime + after;
    const note = new OscillatorNode(context, { frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setTargetAtTime(LOUDNESS, start, 0.01);
    volume.gain.setTargetAtTime(0, start + LENGTH / 2, 0.04);
    note.connect(volume).connect(context.destination);
    note.start(start);
    note.stop(start + 2 * LENGTH);
  }
}
