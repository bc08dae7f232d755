/** Two sounds that are told apart across a noisy room, made on the spot: a short rise for done, a low double for stop. */
const KEY = "tenon.desk.sound";

let audio: AudioContext | undefined;

export function soundOn(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

export function setSound(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
}

export function play(kind: "done" | "next" | "stop"): void {
  if (!soundOn() || typeof AudioContext === "undefined") return;
  try {
    audio ??= new AudioContext();
    void audio.resume();
    if (kind === "done") { tone(880, 0, 0.09, "sine"); tone(1320, 0.09, 0.14, "sine"); }
    else if (kind === "next") tone(990, 0, 0.06, "sine");
    else { tone(196, 0, 0.22, "square"); tone(165, 0.28, 0.34, "square"); }
  } catch {
    audio = undefined; // no device for sound: the panel says it all
  }
}

function tone(hertz: number, after: number, seconds: number, type: OscillatorType): void {
  if (!audio) return;
  const start = audio.currentTime + after;
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.type = type;
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(type === "square" ? 0.18 : 0.3, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  source.connect(volume).connect(audio.destination);
  source.start(start);
  source.stop(start + seconds);
}
