"""An S3-compatible store on a free port of 127.0.0.1, with one bucket and one key, for as long as its input is open.

Prints one line of JSON: endpoint, bucket, key_id and secret. It checks signatures and permissions as the original
does. To every line of its input it answers with what the bucket holds: the sizes of its objects by key, and the sizes
of the parts of uploads that were begun and not ended. `serve.py CERTIFICATE` speaks TLS and writes there the
certificate that a client must trust.
"""

import datetime
import ipaddress
import json
import os
import sys
import tempfile
import threading

import boto3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from moto import settings
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3.models import s3_backends
from werkzeug.serving import WSGIRequestHandler, make_server

BUCKET = "evidence-of-tests"
ALLOWED = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "s3:AbortMultipartUpload"]


class Silent(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_):
        pass


def certificate(path):
    """Writes a certificate for 127.0.0.1 and returns it with its key, as files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "store of tests")])
    now = datetime.datetime.now(datetime.timezone.utc)
    host = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).add_extension(host, False)
    made = made.not_valid_before(now - datetime.timedelta(1)).not_valid_after(now + datetime.timedelta(7))
    made = made.sign(key, hashes.SHA256())
    with open(path, "wb") as file:
        file.write(made.public_bytes(serialization.Encoding.PEM))
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
    return path, file.name


def client(service, endpoint, verify):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", verify=verify,
        aws_access_key_id="nobody", aws_secret_access_key="nobody",
    )


def inside():
    [account] = s3_backends.values()
    bucket = account["aws"].buckets[BUCKET]
    parts = [part.size for upload in list(bucket.multiparts.values()) for part in list(upload.parts.values())]
    return {"objects": {key: bucket.keys[key].size for key in list(bucket.keys)}, "parts": parts}


def main():
    trusted = sys.argv[1] if len(sys.argv) > 1 else None
    pair = certificate(trusted) if trusted else None
    app = DomainDispatcherApplication(create_backend_app)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent, ssl_context=pair)
    if pair:
        os.unlink(pair[1])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = f"{'https' if pair else 'http'}://127.0.0.1:{server.port}"
    client("s3", endpoint, trusted).create_bucket(Bucket=BUCKET)
    iam = client("iam", endpoint, trusted)
    iam.create_user(UserName="portal")
    statement = {"Effect": "Allow", "Action": ALLOWED, "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": statement})
    iam.put_user_policy(UserName="portal", PolicyName="portal", PolicyDocument=policy)
    key = iam.create_access_key(UserName="portal")["AccessKey"]
    # Until here nobody was asked for a key.
    settings.INITIAL_NO_AUTH_ACTION_COUNT = 0
    about = {"endpoint": endpoint, "bucket": BUCKET, "key_id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}
    print(json.dumps(about), flush=True)
    for _ in sys.stdin:
        print(json.dumps(inside()), flush=True)


main()
