# syntax=docker/dockerfile:1
FROM python:3.11-slim
WORKDIR /opt/peyman
RUN python -m venv /opt/venv
COPY requirements/ requirements/
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements/build.txt -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY api/ api/
COPY resolvers/ resolvers/
COPY indexing/ indexing/
COPY docs/ docs/
COPY fixtures/ fixtures/
RUN /opt/venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && useradd --system --create-home --home-dir /var/lib/peyman peyman
USER peyman
WORKDIR /var/lib/peyman
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PEYMAN_HOST=0.0.0.0
EXPOSE 8000
CMD ["peyman", "serve"]
