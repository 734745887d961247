// The top of every view: where one can go, the mock's clock, and the switches of the page.
import { html } from 'lit-html'
import { setToken, tokenOf, type TokenName } from './call.ts'
import { isFrozen, mockNow } from './mock-clock.ts'
import { follow, go, urlWith } from './page-state.ts'
import { isDark, switchTheme } from './theme.ts'
import { isLocal, timeText } from './time-text.ts'
import { VIEWS, type View } from './views.ts'

export function header (current: View): unknown {
  const now = mockNow()
  const link = ([view, title]: readonly [string, string]) =>
    html`<a href=${urlWith({ view })} aria-current=${view === current ? 'page' : 'false'} @click=${follow({ view })}>${title}</a>`
  return html`<a class="skip" href="#main">Skip to content</a>
    <header class="top">
      <a class="brand" href=${urlWith({ view: 'traffic' })} @click=${follow({ view: 'traffic' })}><img src="console/icon.svg" width="24" height="24" alt=""> cfw-mock</a>
      <nav aria-label="Views">${Object.entries(VIEWS).map(link)}</nav>
      <div class="switches">
        <a class="clock ${isFrozen() ? 'frozen' : ''}" href=${urlWith({ view: 'control' })} @click=${follow({ view: 'control' })} title="The mock's clock">
          <span class="label">${isFrozen() ? 'Frozen at' : 'Mock time'}</span> <time>${now === undefined ? '–' : timeText(now)}</time></a>
        <button class="quiet" title="Times in UTC or local time" @click=${() => go({ zone: isLocal() ? undefined : 'local' })}>${isLocal() ? 'Local' : 'UTC'}</button>
        <button class="quiet" aria-label=${isDark() ? 'Light theme' : 'Dark theme'} title="Light or dark" @click=${switchTheme}>${isDark() ? '☀' : '☾'}</button>
        <details class="tokens"><summary>Tokens</summary><form class="popover" @submit=${(event: Event) => event.preventDefault()}>
          ${tokenField('admin', 'Admin token', 'only where --admin-token is set')}${tokenField('api', 'API token', 'only under --auth strict')}
          <p class="hint">Kept until you close this tab.</p></form></details>
        <a class="quiet docs" href="docs">API docs</a>
      </div>
    </header>`
}

function tokenField (name: TokenName, label: string, placeholder: string): unknown {
  return html`<label>${label} <input type="password" autocomplete="off" placeholder=${placeholder} .value=${tokenOf(name)}
    @change=${({ target }: Event) => { if (target instanceof HTMLInputElement) setToken(name, target.value) }}></label>`
}
