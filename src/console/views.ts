// The views by their names in the URL.
export const VIEWS = { traffic: 'Traffic', flows: 'Flow logs', clients: 'Clients', control: 'Control' } as const
export type View = keyof typeof VIEWS

export function isView (name: string | undefined): name is View {
  return name !== undefined && Object.hasOwn(VIEWS, name)
}
