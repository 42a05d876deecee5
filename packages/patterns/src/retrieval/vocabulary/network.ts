import type { Concepts } from './concepts.ts';

/** Talking to other machines and serving them. */
export const NETWORK: Concepts = {
  'download http https url uri rest webhook scrape crawl website webpage web+page third-party external+service':
    'requests httpx urlopen urllib timeout request http fetch',
  'call+api fetch+api api+client api+response upload+api query+api hit+api api+data from+api api+request remote+api':
    'requests httpx timeout request http fetch',
  'fetch+url fetch+page fetch+data fetch+json get+request post+request send+request':
    'requests httpx timeout request http',
  'slow+service hang hangs stuck unresponsive timed+out timeout readtimeout connecttimeout':
    'timeout requests request hang',
  'certificate tls ssl self-signed insecure+https':
    'verify ssl certificate cert unverified context validation',
  'listen bind port expose server+host docker container 0.0.0.0': 'bind interface host hardcoded all',
  'ssh sftp scp remote+machine remote+server remote+host': 'paramiko ssh host key verification',
  'telnet ftp snmp': 'telnetlib ftplib snmp insecure import',
  'socket tcp udp': 'bind interface ssl timeout',
  'flask dev+server development+server': 'flask debug true',
  'fastapi api+route endpoint route': 'fastapi depends annotated response model path parameter route',
  'fastapi+upload fastapi+endpoint fastapi+dependency': 'fastapi depends annotated async blocking open',
  'email smtp mail': 'ssl context timeout password',
  'graphql websocket grpc': 'async await timeout',
  'login signin sign+in log+in credential': 'password hardcoded hash secret sql',
  'cors cookie session': 'security secret token',
  'proxy redirect': 'url open scheme',
};
