#!/usr/bin/env python3
"""authority.py DIR - an authority that answers (OCSP, CRL, its own certificate) by HTTP.

Makes in DIR: ca.pem, signer.pem (key and certificate, which says where to ask), clock.pem
(for time-stamps; names the place of the list only), index.txt, lost.pem (it names a place
where nobody is).  Writes DIR/port when it listens, and ends when DIR/stop appears.
"""
import http.server
import os
import subprocess
import sys
import threading
import time

D = sys.argv[1]
CONF = '''[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
authorityInfoAccess = OCSP;URI:http://127.0.0.1:%(port)d/ocsp,caIssuers;URI:http://127.0.0.1:%(port)d/ca.der
[clock]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
crlDistributionPoints = URI:http://127.0.0.1:%(port)d/list
authorityInfoAccess = caIssuers;URI:http://127.0.0.1:%(port)d/ca.der
[lost]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
crlDistributionPoints = URI:http://127.0.0.1:%(port)d/nothing
[default]
default_ca = authority
[authority]
database = %(dir)s/index.txt
default_md = sha256
crlnumber = %(dir)s/number
default_crl_days = 30
'''


def openssl(*args):
    subprocess.run(('openssl',) + args, cwd=D, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def read(name):
    with open(D + '/' + name, 'rb') as f:
        return f.read()


def write(name, data):
    with open(D + '/' + name, 'wb') as f:
        f.write(data)


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/ca.der':
            self.give(read('ca.der'), 'application/pkix-cert')
        elif self.path == '/list':
            openssl('ca', '-config', 'conf', '-name', 'authority', '-gencrl', '-keyfile', 'ca.key',
                    '-cert', 'ca.pem', '-out', 'list.pem')
            openssl('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der')
            self.give(read('list.der'), 'application/pkix-crl')
        else:
            self.send_error(404)

    def do_POST(self):
        write('ask', self.rfile.read(int(self.headers['Content-Length'])))
        openssl('ocsp', '-index', 'index.txt', '-rsigner', 'ca.pem', '-rkey', 'ca.key', '-CA',
                'ca.pem', '-reqin', 'ask', '-respout', 'answer.der', '-ndays', '30')
        self.give(read('answer.der'), 'application/ocsp-response')

    def give(self, body, kind):
        self.send_response(200)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def certify(name, serial, index):
    openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout',
            name + '.key', '-subj', '/O=Example/CN=The ' + name.title(), '-out', name + '.csr',
            '-config', 'conf')
    openssl('x509', '-req', '-in', name + '.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key',
            '-set_serial', '0x%02X' % serial, '-days', '30', '-extfile', 'conf', '-extensions',
            name, '-out', name + '.crt')
    write(name + '.pem', read(name + '.key') + read(name + '.crt'))
    index.append('V\t%s\t\t%02X\tunknown\t/O=Example/CN=The %s\n' % (
        time.strftime('%y%m%d000000Z', time.gmtime(time.time() + 30 * 86400)), serial, name.title()))


def main():
    server = http.server.HTTPServer(('127.0.0.1', 0), Answers)
    with open(D + '/conf', 'w') as f:
        f.write(CONF % {'port': server.server_port, 'dir': '.'})
    openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes',
            '-keyout', 'ca.key', '-subj', '/O=Example/CN=The Authority', '-days', '60', '-config',
            'conf', '-extensions', 'ca', '-out', 'ca.pem')
    openssl('x509', '-in', 'ca.pem', '-outform', 'DER', '-out', 'ca.der')
    index = []
    for serial, name in (16, 'signer'), (17, 'clock'), (18, 'lost'):
        certify(name, serial, index)
    write('index.txt', ''.join(index).encode())
    write('number', b'01\n')
    threading.Thread(target=server.serve_forever, daemon=True).start()
    write('port', b'')
    for _ in range(1200):
        if os.path.exists(D + '/stop'):
            break
        time.sleep(0.1)


if __name__ == '__main__':
    main()
