// The roles by which a scenario names hosts of a world.
export const roles = [
  'workers', 'apps', 'databases', 'resolvers', 'bastions', 'publics', 'sites', 'partners', 'visitors', 'scanners', // groups of the estate
  'public-network', // every address of the firewall's public network
  'strangers', // addresses on the Internet that nobody else has
  'strangers-abroad' // such in countries to which nobody else goes
] as const
export type Role = typeof roles[number]
