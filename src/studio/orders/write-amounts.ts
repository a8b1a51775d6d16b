export function formatCount(count: number): string {
  return count.toLocaleString('ko-KR')
}

/** `12,000원`. */
export function formatWon(amount: number): string {
  return `${formatCount(amount)}원`
}

/** `010-1234-5678`; what is no Korean number stays as it is. */
export function formatPhone(phone: string): string {
  return phone.replace(/^\+?82/, '0').replace(/^(02|0\d{2})(\d{3,4})(\d{4})$/, '$1-$2-$3')
}
