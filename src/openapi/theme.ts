// The look of the page that shows the documents: the mock's name and logo, and styles for narrow screens.
import type { FastifySwaggerUiOptions } from '@fastify/swagger-ui'

// A shield, and through it the arrows of a flow; the name beside it.
const mark = '<path d="M20 3 35 8v11c0 9-6 15-15 18C11 34 5 28 5 19V8z" fill="#2563eb"/><path d="M11 16h15l-4-4m7 12H14l4 4" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>'
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${mark}</svg>`
const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="190" height="40" viewBox="0 0 190 40">${mark}<text x="46" y="28" font-family="system-ui, sans-serif" font-size="24" font-weight="600" fill="#fff">cfw-mock</text></svg>`

// Swagger UI's own styles assume a wide screen: its tables and code push the page wider than a telephone.
const css = `
@media (max-width: 640px) {
  .swagger-ui .wrapper, .swagger-ui .opblock .opblock-section-header, .swagger-ui .topbar .wrapper { padding: 0 8px }
  .swagger-ui .topbar .topbar-wrapper { flex-wrap: wrap; gap: 8px }
  .swagger-ui .topbar .download-url-wrapper { flex: 1 1 100%; min-width: 0 }
  .swagger-ui .topbar .download-url-wrapper .select-label { max-width: 100% }
  .swagger-ui .scheme-container .schemes { flex-wrap: wrap; gap: 8px }
  .swagger-ui .opblock .opblock-summary { flex-wrap: wrap }
  .swagger-ui .opblock .opblock-summary-path { flex: 1 1 60%; max-width: none; overflow-wrap: anywhere; word-break: normal }
  .swagger-ui .opblock .opblock-summary-description { flex: 1 1 100%; padding-left: 10px }
  .swagger-ui table.parameters, .swagger-ui table.parameters tbody, .swagger-ui table.parameters tr, .swagger-ui table.parameters td { display: block; width: auto; max-width: none }
  .swagger-ui table.parameters thead { display: none }
  .swagger-ui table.parameters td { padding: 4px 0; min-width: 0 }
  .swagger-ui .parameters-col_description input, .swagger-ui .parameters-col_description select, .swagger-ui .parameters-col_description textarea { width: 100%; max-width: 100%; min-width: 0; box-sizing: border-box }
  .swagger-ui .table-container { padding: 8px }
  .swagger-ui table.responses-table, .swagger-ui table.responses-table tbody, .swagger-ui table.responses-table tr, .swagger-ui table.responses-table td { display: block; width: auto; min-width: 0 }
  .swagger-ui table.responses-table thead { display: none }
  .swagger-ui .highlight-code, .swagger-ui pre, .swagger-ui .response-col_description { max-width: calc(100vw - 48px); overflow-x: auto }
  .swagger-ui .model-box, .swagger-ui section.models { overflow-x: auto; max-width: 100% }
}
`

export const theme: Pick<FastifySwaggerUiOptions, 'logo' | 'theme'> = {
  logo: { type: 'image/svg+xml', content: Buffer.from(logo), href: '/__admin/docs', target: '_self' },
  theme: {
    title: 'cfw-mock',
    favicon: [{ filename: 'icon.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: Buffer.from(icon) }],
    css: [{ filename: 'cfw-mock.css', content: css }]
  }
}
