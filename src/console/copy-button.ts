// Copies a text, and says so.
import { html } from 'lit-html'

export function copyButton (text: string, label: string): unknown {
  const copy = async ({ target }: Event) => {
    if (!(target instanceof HTMLElement)) return
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false
    target.textContent = done ? 'Copied' : 'Select and copy it by hand'
    setTimeout(() => { target.textContent = label }, 1_500)
  }
  return html`<button class="copy" @click=${copy} .textContent=${label}></button>`
}
