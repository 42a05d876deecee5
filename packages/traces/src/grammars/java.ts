import { bareFrame, type FrameGrammar } from '../frame.ts';

const FRAME =
  /^\s*at (?:[\w.@-]{1,100}\/{1,2}){0,2}((?:[\p{L}_$][\p{L}\p{N}_$-]*\.){1,40}(?:[\p{L}_$][\p{L}\p{N}_$-]*|<init>|<clinit>))\((?:([^():]{1,200}\.(?:java|kt|kts|scala|groovy|clj)):(\d{1,7})|Native Method|Unknown Source|<generated>|[^():]{1,200}\.(?:java|kt|kts|scala|groovy|clj))\)/u;

/** JVM languages: `at com.acme.Basket.first(Basket.java:15)`, with or without a module. */
export const java: FrameGrammar = {
  language: 'java',
  read: (line) => {
    const found = FRAME.exec(line);
    return found === null ? undefined : bareFrame(found[1], found[2], found[3]);
  },
  foreignFiles: [],
  foreignNames: [
    /^(?:javax?|jdk|sun|com\.sun|kotlinx?|scala|groovy|clojure|org\.codehaus\.groovy)\./,
    /^(?:junit|org\.junit|org\.testng|org\.hamcrest|org\.assertj|org\.mockito|org\.easymock|org\.powermock|org\.spockframework)\./,
    /^(?:org\.(?:springframework|hibernate|jboss|slf4j|glassfish)|org\.apache\.(?:catalina|coyote|tomcat|logging)|reactor|ch\.qos)\./,
    /^(?:io\.(?:netty|micrometer|undertow|reactivex|vertx|quarkus)|com\.(?:zaxxer|mysql))\./,
    /^(?:org\.apache\.(?:tools\.ant|maven)|org\.gradle|com\.intellij|org\.eclipse\.jdt|worker\.org\.gradle)\./,
  ],
};
