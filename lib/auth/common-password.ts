// The passwords that guessers try first, eight characters and more, from the published lists of leaks.
const COMMON = new Set(
  `password password1 password12 password123 passw0rd p@ssword p@ssw0rd pa55word passwords password! password1!
  12345678 123456789 1234567890 0123456789 9876543210 987654321 87654321 11111111 111111111 1111111111 00000000
  000000000 0000000000 88888888 888888888 66666666 99999999 22222222 33333333 44444444 55555555 77777777 12341234
  12121212 11223344 1122334455 112233445566 10203040 147258369 147852369 123123123 123321123 123454321 1234554321
  31415926 14159265 12344321 01234567 19871987 19881988 19891989 19901990 20002000 20082008 52013140 5201314520
  woaini1314 woaini520 woaini521 woaini123 woaini1314520 aini1314 iloveyou iloveyou1 iloveyou2 iloveyou! 5201314a
  a5201314 zxcvbnm1 zxcvbnm123 zxcvbnmm asdfghjk asdfghjkl asdfasdf asdf1234 asdfjkl; qwertyui qwertyuiop qwerty12
  qwerty123 qwerty1234 qwerty123456 qwer1234 qwerasdf qwe123qwe qweasdzxc qweasd123 qazwsxedc qazwsx123 qaz123456
  1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 1qazxsw2 zaq12wsx zaq1zaq1 !qaz2wsx
  1234qwer 123qweasd 123qwe123 123456qwerty 12345qwert qwert12345 a1b2c3d4 a1s2d3f4 abcd1234 abcd12345 abcdefgh
  abcdefghi abc12345 abc123456 abc123456789 abc123abc aa123456 aa123456789 aa12345678 a123456789 a12345678 a1234567
  a123123123 aaaaaaaa aaaa1111 1111aaaa aaa111aaa 123456aa 123456abc 123456789a 12345678a 1234567a 123456asd
  123456789q 123456qq qq123456 qq1234567 qq123456789 wang1234 wang123456 zhang123 zhang123456 li123456 liu123456
  chen123456 123456li 123456wang asd123456 asd123123 zxc123456 zxc123123 qwe123456 s123456789 z123456789 w123456789
  q123456789 x123456789 l123456789 football football1 baseball basketball superman superman1 batman123 spiderman
  pokemon1 starwars whatever trustno1 trustno11 sunshine sunshine1 princess princess1 princess12 michelle jennifer
  jonathan charlie1 michael1 michael123 jessica1 ashley123 nicholas matthew1 danielle benjamin samantha alexander
  computer internet corvette mercedes maverick mustang1 midnight hello123 hello1234 helloworld welcome1 welcome12
  welcome123 welcome! admin123 admin1234 admin12345 admin888 administrator root1234 rootroot test1234 test12345
  testtest changeme changeme1 letmein1 letmein123 letmeinnow monkey12 monkey123 dragon12 dragon123 shadow12 shadow123
  master12 master123 ninja123 freedom1 killer123 secret123 secretsecret flower123 chocolate butterfly cheese123
  google123 facebook linkedin linkedin1 twitter1 samsung1 android1 iphone123 apple123 windows1 blink182 passpass
  abcabcabc abcd123456 xiaoming xiaoming123 xiaohong caonima123 tiantian beijing2008 shanghai china123 zhongguo
  regulars regulars1 regulars123 huitouke huitouke123`.split(/\s+/),
)

/** True for a password that a guesser tries among the first: the list, and any one character said over and over. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase()
  return COMMON.has(plain) || new Set(plain).size <= 2
}
