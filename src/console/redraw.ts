// Draws the page anew, once a frame at most, after anything has changed.
let drawPage = () => {}
let isDue = false

export function onRedraw (draw: () => void): void {
  drawPage = draw
}

export function redraw (): void {
  if (isDue) return
  isDue = true
  requestAnimationFrame(draw)
}

export function draw (): void {
  isDue = false
  drawPage()
}
