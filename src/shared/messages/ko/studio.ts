export const studioKo = {
  title: '우리 사진관',
  address: '주소',
  phone: '전화',
  email: '이메일',
  hours: '여는 시간',
  business: '사업자 정보',
  tradeName: '상호',
  owner: '대표자',
  registration: '사업자등록번호',
  mailOrder: '통신판매업신고번호',
  settings: '설정',
}
