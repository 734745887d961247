// Every path of the vendor's API that the mock has, and its methods. A test holds them against the routes.
export const VENDOR_PATHS: Readonly<Record<string, readonly string[]>> = {
  '/v1/{project_id}/cfw/logs/flow': ['GET'],
  '/v1/{project_id}/firewall/exist': ['GET'],
  '/v1/{project_id}/firewalls/list': ['POST'],
  '/': ['GET'],
  '/v3': ['GET'],
  '/v3/auth/tokens': ['GET', 'HEAD', 'POST', 'DELETE'],
  '/v3/auth/catalog': ['GET'],
  '/v3/auth/domains': ['GET'],
  '/v3/domains': ['GET'],
  '/v3/domains/{id}': ['GET'],
  '/v3/auth/projects': ['GET'],
  '/v3/projects': ['GET'],
  '/v3/projects/{id}': ['GET'],
  '/v3/users/{user_id}/projects': ['GET'],
  '/v3/regions': ['GET'],
  '/v3/regions/{region_id}': ['GET']
}
