// The page for people at /__admin/console: a small program of its own that talks to the mock's public surfaces only.
import { html, render } from 'lit-html'
import { header } from './header.ts'
import { draw, onRedraw } from './redraw.ts'
import { param } from './page-state.ts'
import { scopeBar } from './scope-bar.ts'
import { startTheme } from './theme.ts'
import { clients } from './clients.ts'
import { control } from './control.ts'
import { flows } from './flows.ts'
import { traffic } from './traffic.ts'
import { VIEWS, isView, type View } from './views.ts'

const views: Readonly<Record<View, () => unknown>> = { traffic, flows, clients, control }
const app = document.getElementById('app')

startTheme()
onRedraw(() => {
  const name = param('view')
  const view = isView(name) ? name : 'traffic'
  document.title = `${VIEWS[view]} · cfw-mock`
  if (app !== null) render(html`${header(view)}${view === 'control' ? '' : scopeBar(view)}<main id="main" tabindex="-1">${views[view]()}</main>`, app)
})
app?.replaceChildren()
draw()
