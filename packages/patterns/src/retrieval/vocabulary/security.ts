import type { Concepts } from './concepts.ts';

/** Secrets, hostile input, cryptography. */
export const SECURITY: Concepts = {
  'sql database sqlite postgres mysql query+table select+table insert+row cursor search+table user+query query+user rows+table':
    'sql injection expression string query',
  'sqlite3 psycopg sqlalchemy': 'sql injection expression query',
  'look+up+user find+user user+by+name user+by+email search+user': 'sql injection expression query',
  'raw+query orm custom+query': 'raw sql extra injection',
  'eval formula expression+user user+expression calculator dynamic+code user+code math+expression':
    'eval exec function literal_eval',
  'string+code code+string run+code execute+code': 'eval exec implied',
  'password credential secret api+key apikey passwords': 'password hardcoded hash hashlib',
  'hash hashing checksum fingerprint md5 sha1 digest password+store store+password':
    'hashlib md5 sha1 weak insecure hash',
  'token otp session+id verification+code random+password reset+code invite+code nonce random+string coupon random+code pin api+token':
    'random pseudo-random cryptographic secrets secure',
  'random shuffle dice lottery sample pick+random': 'random pseudo-random generator cryptographic',
  'encrypt decrypt aes des rsa cipher crypto cryptography':
    'cipher cryptographic mode key weak insecure pycrypto',
  'rsa+key key+pair generate+key private+key': 'cryptographic key size weak',
  'html+user user+html render+html template+user jinja template escape xss sanitize markup':
    'autoescape jinja mark_safe markup unsafe xss escape html',
  'innerhtml javascript+url href+javascript': 'script url eval',
  'untrusted user+input attacker malicious injection': 'injection unsafe shell sql eval',
  'upload+archive upload+tar': 'tarfile extractall unsafe',
  'serve+file static+file file+name+user filename+url file+url download+by+name file+by+name user+path path+user uploaded+filename':
    'path traversal join resolve outside directory',
  'assert+validate assert+input validate+assert': 'assert',
};
