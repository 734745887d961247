// Light or dark: as the system has it, until the switch is used.
import { redraw } from './redraw.ts'

const system = matchMedia('(prefers-color-scheme: dark)')

export function isDark (): boolean {
  const theme = localStorage.getItem('theme')
  return theme === null ? system.matches : theme === 'dark'
}

export function startTheme (): void {
  const apply = () => {
    document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light'
    redraw()
  }
  system.addEventListener('change', apply)
  addEventListener('storage', apply)
  apply()
}

export function switchTheme (): void {
  localStorage.setItem('theme', isDark() ? 'light' : 'dark')
  startTheme()
}
