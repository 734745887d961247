/** The report as JUnit XML: one test case for each condition. */
import { escaped } from './escaped.ts'
import { linesOf } from './lines.ts'
import type { Report, Result } from './report.ts'

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

function caseOf (result: Result): string {
  const { id, title, status, reasons: [reason = ''] } = result
  const [head, element] = [`  <testcase classname="certify" name="${escaped(`${id} ${title}`)}"`, ELEMENTS[status]]
  return element === undefined ? `${head}/>` : `${head}>\n    <${element} message="${escaped(reason)}">${escaped(linesOf(result).join('\n'))}</${element}>\n  </testcase>`
}
