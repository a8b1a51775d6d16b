import type { z } from 'zod'

const units: Record<string, string> = {
  unitPrice: '원',
  surcharge: '원',
  fee: '원',
  freeFrom: '원',
  minimumOrder: '원',
  shortMm: 'mm',
  longMm: 'mm',
  trimMm: 'mm',
  borderMm: 'mm',
  shortPx: 'px',
  longPx: 'px',
  from: '장',
  goodDpi: 'dpi',
  warnDpi: 'dpi',
  leadTimeHours: '시간',
  daysAhead: '일',
  unpaidDays: '일',
}

/** By the name of a form's field, what is wrong with it; the first thing of each. What belongs to no field stands under ''. */
export function explainFields(issues: readonly z.core.$ZodIssue[]): Map<string, string> {
  const said = new Map<string, string>()
  for (const issue of issues) {
    const name = issue.path.join('.')
    if (!said.has(name)) said.set(name, explainIssue(issue))
  }
  return said
}

function explainIssue(issue: z.core.$ZodIssue): string {
  const unit = units[String(issue.path.at(-1))] ?? ''
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '적어 주세요.'
      return issue.expected === 'int' ? '소수점 없이 적어 주세요.' : '숫자로만 적어 주세요.'
    case 'too_small':
      return tooSmall(issue, unit)
    case 'too_big':
      if (issue.origin === 'string') return `${formatCount(issue.maximum)}자까지 적을 수 있어요.`
      if (issue.origin === 'array') return `${formatCount(issue.maximum)}개까지 넣을 수 있어요.`
      return `${formatCount(issue.maximum)}${unit}까지 적을 수 있어요.`
    case 'invalid_format':
      return issue.format === 'date' ? '2026-12-25처럼 적어 주세요.' : explainPattern(issue.path)
    case 'invalid_value':
      return '하나를 골라 주세요.'
    case 'custom':
      return /[가-힣]/.test(issue.message) ? `${issue.message}.` : '다시 적어 주세요.'
    default:
      return '다시 적어 주세요.'
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, unit: string): string {
  if (issue.origin === 'string') return '적어 주세요.'
  if (issue.origin === 'array') return '하나는 있어야 해요.'
  return issue.minimum === 0 ? `0${unit}보다 작을 수 없어요.` : `${formatCount(issue.minimum)}${unit} 이상으로 적어 주세요.`
}

function explainPattern(path: readonly PropertyKey[]): string {
  const isClock = path[1] === 'slots' && (path.at(-1) === 'from' || path.at(-1) === 'until')
  return isClock ? '09:30처럼 적어 주세요.' : '이 줄을 빼고 새로 넣어 주세요.'
}

function formatCount(count: number | bigint): string {
  return count.toLocaleString('ko-KR')
}
