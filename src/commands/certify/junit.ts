/** The report as JUnit XML: one test case for each condition. */
import { escaped } from './escaped.ts'
import type { Report, Result } from './report.ts'
import { requestLine } from './table.ts'

const ELEMENTS = { passed: undefined, failed: 'failure', inconclusive: 'error', 'not met': 'skipped' } as const

export function junitOf ({ command, seconds, counts, conditions }: Report): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="cfw-mock certify: ${escaped(command)}" tests="${conditions.length}" failures="${counts.failed}" errors="${counts.inconclusive}" skipped="${counts['not met']}" time="${seconds}">`,
    ...conditions.map(caseOf),
    '</testsuite>',
    ''
  ].join('\n')
}

function caseOf ({ id, title, status, reasons, causes, reproduce }: Result): string {
  const [head, element] = [`  <testcase classname="certify" name="${escaped(`${id} ${title}`)}"`, ELEMENTS[status]]
  if (element === undefined) return `${head}/>`
  const text = [...reasons, ...causes.flatMap(({ requests }) => requests.map(requestLine)), `again: ${reproduce}`]
  return `${head}>\n    <${element} message="${escaped(reasons[0] ?? '')}">${escaped(text.join('\n'))}</${element}>\n  </testcase>`
}
